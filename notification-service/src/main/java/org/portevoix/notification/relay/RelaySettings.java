package org.portevoix.notification.relay;

import java.time.Duration;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SMTP relay, and who mails come from.
 *
 * @param username empty for a relay that asks for none
 * @param starttls whether the connection must be, may be or isn't encrypted
 * @param connections kept open by one instance
 * @param mailFrom the address that mails come from; its domain is in each Message-ID
 * @param timeout for each answer of the relay
 * @param breakerWait how long senders pause once the relay is found to be away
 */
@ConfigurationProperties("portevoix.relay")
record RelaySettings(@DefaultValue("localhost") String host, @DefaultValue("1025") int port,
		@DefaultValue("") String username, @DefaultValue("") String password,
		@DefaultValue("OPTIONAL") Starttls starttls, @DefaultValue("8") int connections,
		@DefaultValue("noreply@portevoix.example") String mailFrom, @DefaultValue("PT20S") Duration timeout,
		@DefaultValue("PT5S") Duration breakerWait, @DefaultValue DkimKey dkim) {

	public RelaySettings {
		try {
			new InternetAddress(mailFrom, true);
		}
		catch (AddressException ex) {
			throw new IllegalArgumentException("MAIL_FROM is not a mail address", ex);
		}
		if (!username.isEmpty() && starttls == Starttls.OFF) {
			throw new IllegalArgumentException(
					"SMTP_USERNAME needs SMTP_STARTTLS, or the password would be read by others");
		}
	}

	/** The domain of the sender. */
	String domain() {
		return this.mailFrom.substring(this.mailFrom.lastIndexOf('@') + 1);
	}

	/** Whether the connection is encrypted. */
	public enum Starttls {

		/** Never, for a relay on the same host. */
		OFF,
		/** When the relay offers it. */
		OPTIONAL,
		/** Or nothing is sent. */
		REQUIRED

	}

	/**
	 * What mails are signed with, if anything.
	 *
	 * @param privateKey PKCS#8, Base64 with or without the lines of PEM
	 */
	public record DkimKey(@DefaultValue("") String privateKey, @DefaultValue("") String domain,
			@DefaultValue("") String selector) {

		public DkimKey {
			long set = java.util.stream.Stream.of(privateKey, domain, selector)
				.filter((text) -> !text.isBlank())
				.count();
			if (set != 0 && set != 3) {
				throw new IllegalArgumentException(
						"Set all of DKIM_PRIVATE_KEY, DKIM_DOMAIN and DKIM_SELECTOR, or none");
			}
		}

		boolean isSet() {
			return !this.privateKey.isBlank();
		}

	}

}
