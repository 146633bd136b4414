package org.portevoix.notification.relay;

import java.time.Clock;
import java.util.Properties;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.relay.RelaySettings.Starttls;

import org.springframework.stereotype.Component;

/** The SMTP relay that takes mails from here, and the breaker that watches it. */
@Component
public class Relay {

	static {
		// Named, or the library looks through the whole class path several times for each
		// mail: half of what sending one costs.
		System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
	}

	private final RelaySettings settings;

	private final Session session;

	private final Envelopes envelopes;

	private final CircuitBreaker breaker;

	private final Clock clock;

	Relay(RelaySettings settings, CircuitBreaker relayBreaker, Clock clock) {
		this.settings = settings;
		this.breaker = relayBreaker;
		this.clock = clock;
		this.envelopes = new Envelopes(settings, new Signing(settings.dkim()), clock);
		this.session = Session.getInstance(properties(settings), authenticator(settings));
	}

	/** How many connections one instance keeps. */
	public int connections() {
		return this.settings.connections();
	}

	/**
	 * A connection of its own for a sender; it connects when there is something to send.
	 */
	public Connection connection() {
		return new Connection(this.session, this.envelopes, this.clock);
	}

	/** Keeps senders from a relay that is away. */
	public CircuitBreaker breaker() {
		return this.breaker;
	}

	/** Whether it is known to be away. */
	public boolean isAway() {
		return this.breaker.getState() == CircuitBreaker.State.OPEN;
	}

	private static Properties properties(RelaySettings settings) {
		String timeout = Long.toString(settings.timeout().toMillis());
		Properties properties = new Properties();
		properties.setProperty("mail.smtp.host", settings.host());
		properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
		properties.setProperty("mail.smtp.from", settings.mailFrom());
		// Named here, or the resolver is asked for this host's own name.
		properties.setProperty("mail.smtp.localhost", settings.domain());
		properties.setProperty("mail.smtp.connectiontimeout", timeout);
		properties.setProperty("mail.smtp.timeout", timeout);
		properties.setProperty("mail.smtp.writetimeout", timeout);
		properties.put("mail.smtp.socketFactory", new PromptSockets());
		properties.setProperty("mail.smtp.socketFactory.fallback", "false");
		properties.setProperty("mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
		properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.starttls() != Starttls.OFF));
		properties.setProperty("mail.smtp.starttls.required",
				Boolean.toString(settings.starttls() == Starttls.REQUIRED));
		properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
		properties.setProperty("mail.smtp.quitwait", "false");
		properties.setProperty("mail.mime.allowutf8", "true");
		return properties;
	}

	private static @Nullable Authenticator authenticator(RelaySettings settings) {
		if (settings.username().isEmpty()) {
			return null;
		}
		return new Authenticator() {
			@Override
			protected PasswordAuthentication getPasswordAuthentication() {
				return new PasswordAuthentication(settings.username(), settings.password());
			}
		};
	}

}
