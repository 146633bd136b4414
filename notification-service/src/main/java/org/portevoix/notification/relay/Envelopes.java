package org.portevoix.notification.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.letters.Letter;
import org.portevoix.notification.letters.Piece;

import org.springframework.util.ConcurrentLruCache;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Puts letters into MIME: text and HTML as alternatives, headers encoded for any script,
 * and a Message-ID that is the same each time the same letter is sent.
 */
class Envelopes {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private static final int MOST_KEPT = 500;

	private static final int USUAL_BYTES = 16_384;

	private static final int SUBJECT_BEGINS = "Subject: ".length();

	private final RelaySettings settings;

	private final Signing signing;

	private final Clock clock;

	/**
	 * Encoded and folded. All mails of a campaign have one subject, and to find where its
	 * words may break takes longer than all the rest of a mail.
	 */
	private final ConcurrentLruCache<String, String> subjects = new ConcurrentLruCache<>(MOST_KEPT, Envelopes::subject);

	private final ConcurrentLruCache<Named, InternetAddress> senders = new ConcurrentLruCache<>(MOST_KEPT,
			Envelopes::address);

	/** Encoded: what many mails have in common is most of each. */
	private final ConcurrentLruCache<String, byte[]> standing = new ConcurrentLruCache<>(MOST_KEPT, Envelopes::encoded);

	Envelopes(RelaySettings settings, Signing signing, Clock clock) {
		this.settings = settings;
		this.signing = signing;
		this.clock = clock;
	}

	/**
	 * The address as SMTP wants it.
	 * @throws AddressException if it can't be one
	 */
	static InternetAddress recipient(String typed) throws AddressException {
		int at = typed.lastIndexOf('@');
		try {
			InternetAddress address = new InternetAddress();
			address.setAddress(typed.substring(0, at + 1) + IDN.toASCII(typed.substring(at + 1)));
			address.validate();
			return address;
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new AddressException("No address");
		}
	}

	MimeMessage envelope(Session session, String id, Letter letter, InternetAddress recipient)
			throws MessagingException {
		MimeMessage message = new Envelope(session, "<" + id + "@" + this.settings.domain() + ">");
		message.setFrom(this.senders.get(new Named(this.settings.mailFrom(), letter.sender())));
		message.setRecipient(jakarta.mail.Message.RecipientType.TO,
				address(new Named(recipient.getAddress(), letter.recipient())));
		if (letter.replyTo() != null) {
			message
				.setReplyTo(new InternetAddress[] { this.senders.get(new Named(letter.replyTo(), letter.sender())) });
		}
		message.setHeader("Subject", this.subjects.get(letter.subject()));
		message.setSentDate(Date.from(this.clock.instant()));
		message.setHeader("Auto-Submitted", "auto-generated");
		message.setHeader("X-Auto-Response-Suppress", "All");
		message.setHeader("Content-Language", letter.language());
		message.setContent(new MimeMultipart("alternative", part("text/plain; charset=UTF-8", letter.text()),
				part("text/html; charset=UTF-8", letter.html())));
		message.saveChanges();
		return this.signing.signed(message);
	}

	/**
	 * Quoted-printable in any case: seven bits on every way, as a signature needs. Pieces
	 * are whole lines, so that each can be encoded alone.
	 */
	MimeBodyPart part(String type, List<Piece> pieces) throws MessagingException {
		InternetHeaders headers = new InternetHeaders();
		headers.setHeader("Content-Type", type);
		headers.setHeader("Content-Transfer-Encoding", "quoted-printable");
		ByteArrayOutputStream content = new ByteArrayOutputStream(USUAL_BYTES);
		for (Piece piece : pieces) {
			content.writeBytes(piece.standing() ? this.standing.get(piece.lines()) : encoded(piece.lines()));
		}
		return new MimeBodyPart(headers, content.toByteArray());
	}

	private static byte[] encoded(String lines) {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream(2 * lines.length());
		try (OutputStream encoder = MimeUtility.encode(encoded, "quoted-printable")) {
			encoder.write(lines.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		return encoded.toByteArray();
	}

	private static String subject(String text) {
		try {
			return MimeUtility.fold(SUBJECT_BEGINS, MimeUtility.encodeText(oneLine(text), UTF_8, null));
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static InternetAddress address(Named named) {
		InternetAddress address = new InternetAddress();
		address.setAddress(named.address());
		try {
			address.setPersonal((named.name() != null) ? oneLine(named.name()) : null, UTF_8);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
		return address;
	}

	/** What has a line break could go on as another header. */
	private static String oneLine(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ").strip();
	}

	private record Named(String address, @Nullable String name) {

	}

	/**
	 * A message that keeps the id it was given, and goes out in one piece: its encoders
	 * write byte by byte, and a stream with a lock for each byte costs as much as all
	 * else together.
	 */
	private static final class Envelope extends MimeMessage {

		private final String id;

		Envelope(Session session, String id) {
			super(session);
			this.id = id;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", this.id);
		}

		@Override
		public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
			FastByteArrayOutputStream whole = new FastByteArrayOutputStream(USUAL_BYTES);
			super.writeTo(whole, ignored);
			whole.writeTo(out);
		}

	}

}
