package org.portevoix.member.supporters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.events.Purpose;
import org.portevoix.service.csv.Separator;

import static org.assertj.core.api.Assertions.assertThat;

class SupportersFileTests {

	private static final int PAGE = 500;

	private static final int PEOPLE = 100_000;

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1" })
	void isNoFormulaToASpreadsheet(String planted) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SupportersFile.write((_) -> new Supporters.Page(List.of(listed(planted)), null), Separator.COMMA, out);
		String cell = out.toString(StandardCharsets.UTF_8).split("\r\n", 2)[1].split(",", 3)[1];
		assertThat(cell.replaceFirst("^\"", "")).startsWith("'" + planted.charAt(0));
	}

	@Test
	void leavesAsItIsReadAndHoldsNoMoreThanAPage() throws IOException {
		AtomicLong read = new AtomicLong();
		Lines out = new Lines(read);
		long lines = SupportersFile.write((after) -> {
			int start = (after != null) ? Integer.parseInt(after) : 0;
			List<Listed> page = IntStream.range(start, start + PAGE).mapToObj((i) -> listed("Name" + i)).toList();
			read.addAndGet(PAGE);
			return new Supporters.Page(page, (start + PAGE < PEOPLE) ? Integer.toString(start + PAGE) : null);
		}, Separator.COMMA, out);
		assertThat(lines).isEqualTo(PEOPLE);
		assertThat(out.written).isEqualTo(PEOPLE + 1);
		assertThat(out.mostHeld).as("read and not written").isLessThanOrEqualTo(PAGE + 1);
	}

	private static Listed listed(String givenName) {
		return new Listed("ref", new Listed.Contact(givenName, "Exemple", "a@example.org", "BE", "1000", "fr"),
				Instant.EPOCH, List.of(new Listed.Consent(Purpose.NEWSLETTER, "slug", "v1", "I want", "n1", "fr",
						Instant.EPOCH, Instant.EPOCH, "web-form")));
	}

	/** Counts lines, and how far it is behind. */
	private static final class Lines extends OutputStream {

		private final AtomicLong read;

		private long written;

		private long mostHeld;

		Lines(AtomicLong read) {
			this.read = read;
		}

		@Override
		public void write(int b) {
			this.mostHeld = Math.max(this.mostHeld, this.read.get() - Math.max(0, this.written - 1));
			if (b == '\n') {
				this.written++;
			}
		}

	}

}
