package org.portevoix.notification.relay;

import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.letters.Letter;

/**
 * Puts letters into MIME: text and HTML as alternatives, headers encoded for any script,
 * and a Message-ID that is the same each time the same letter is sent.
 */
class Envelopes {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private final RelaySettings settings;

	private final Signing signing;

	private final Clock clock;

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
		MimeMessage message = new Identified(session, "<" + id + "@" + this.settings.domain() + ">");
		message.setFrom(named(this.settings.mailFrom(), letter.sender()));
		message.setRecipient(jakarta.mail.Message.RecipientType.TO, named(recipient.getAddress(), letter.recipient()));
		if (letter.replyTo() != null) {
			message.setReplyTo(new InternetAddress[] { named(letter.replyTo(), letter.sender()) });
		}
		message.setSubject(oneLine(letter.subject()), UTF_8);
		message.setSentDate(Date.from(this.clock.instant()));
		message.setHeader("Auto-Submitted", "auto-generated");
		message.setHeader("X-Auto-Response-Suppress", "All");
		message.setHeader("Content-Language", letter.language());
		message.setContent(new MimeMultipart("alternative", part("plain", letter.text()), part("html", letter.html())));
		message.saveChanges();
		return this.signing.signed(message);
	}

	/** Quoted-printable in any case: seven bits on every way, as a signature needs. */
	private static MimeBodyPart part(String subtype, String text) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, UTF_8, subtype);
		part.setHeader("Content-Transfer-Encoding", "quoted-printable");
		return part;
	}

	private static InternetAddress named(String address, @Nullable String name) {
		InternetAddress named = new InternetAddress();
		named.setAddress(address);
		try {
			named.setPersonal((name != null) ? oneLine(name) : null, UTF_8);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
		return named;
	}

	/** What has a line break could go on as another header. */
	private static String oneLine(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ").strip();
	}

	/** A message that keeps the id it was given. */
	private static final class Identified extends MimeMessage {

		private final String id;

		Identified(Session session, String id) {
			super(session);
			this.id = id;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", this.id);
		}

	}

}
