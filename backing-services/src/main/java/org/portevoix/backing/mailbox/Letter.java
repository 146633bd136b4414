package org.portevoix.backing.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is read. Field names are the contract's.
 *
 * @param headers decoded; what occurs several times is joined by line breaks
 */
record Letter(String id, String from, List<String> to, @Nullable String subject, Map<String, String> headers,
		@Nullable String text, @Nullable String html, String receivedAt) {

	private static final Session SESSION = session();

	/** Headers may be in UTF-8 as they are (RFC 6532), not only in encoded words. */
	private static Session session() {
		Properties properties = new Properties();
		properties.setProperty("mail.mime.allowutf8", "true");
		return Session.getInstance(properties);
	}

	static Letter of(Mail mail) {
		try {
			MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail.content().unpack()));
			return new Letter(Long.toString(mail.id()), mail.from(), mail.to(), message.getSubject(), headers(message),
					part(message, "text/plain"), part(message, "text/html"), mail.receivedAt().toString());
		}
		catch (MessagingException | IOException ex) {
			return new Letter(Long.toString(mail.id()), mail.from(), mail.to(), null, Map.of(),
					new String(mail.content().unpack(), java.nio.charset.StandardCharsets.UTF_8), null,
					mail.receivedAt().toString());
		}
	}

	private static Map<String, String> headers(MimeMessage message) throws MessagingException, IOException {
		Map<String, String> headers = new LinkedHashMap<>();
		for (Header header : Collections.list(message.getAllHeaders())) {
			String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
			headers.merge(header.getName(), value, (one, other) -> one + "\n" + other);
		}
		return headers;
	}

	private static @Nullable String part(Part part, String type) throws MessagingException, IOException {
		if (part.isMimeType(type)) {
			return String.valueOf(part.getContent());
		}
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				BodyPart inner = parts.getBodyPart(i);
				String found = part(inner, type);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

}
