package org.portevoix.notification.relay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.mail.internet.MimeBodyPart;
import org.junit.jupiter.api.Test;
import org.portevoix.notification.letters.Piece;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopesTests {

	private static final int LONGEST_LINE = 76;

	private static final RelaySettings SETTINGS = new RelaySettings("localhost", 25, "", "", RelaySettings.Starttls.OFF,
			1, "noreply@example.org", Duration.ofSeconds(1), Duration.ofSeconds(1),
			new RelaySettings.DkimKey("", "", ""));

	/** What quoted-printable has to take care of, at the end of pieces too. */
	private static final List<Piece> PIECES = List.of(new Piece("Dag Noor, \n", false),
			new Piece("Sécurité sociale pour toutes : ".repeat(20) + "\n", true), new Piece(".\n", false),
			new Piece("a=b\t\n", true), new Piece("\n", true),
			new Piece("明 €\nhttps://example.org/?token=a.b=\n", false));

	private static final Envelopes ENVELOPES = new Envelopes(SETTINGS, new Signing(SETTINGS.dkim()), Clock.systemUTC());

	@Test
	void encodesPieceByPieceWhatIsReadAsOne() throws Exception {
		// Twice, since what stands is encoded once.
		for (int i = 0; i < 2; i++) {
			MimeBodyPart part = ENVELOPES.part("text/plain; charset=UTF-8", PIECES);
			assertThat(part.getContent().toString().replace("\r\n", "\n"))
				.isEqualTo(PIECES.stream().map(Piece::lines).collect(Collectors.joining()));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			part.writeTo(out);
			assertThat(out.toString(StandardCharsets.ISO_8859_1).split("\r\n", -1)).allSatisfy((line) -> {
				assertThat(line).matches("[\\x20-\\x7e\\t]*").doesNotEndWith(" ").doesNotEndWith("\t");
				assertThat(line.length()).isLessThanOrEqualTo(LONGEST_LINE);
			});
		}
	}

}
