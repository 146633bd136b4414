package org.portevoix.notification.relay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.letters.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the relay, kept open over many mails; for one thread. */
public class Connection implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Connection.class);

	/** Relays hang up on those who are silent for long; rather begin anew. */
	private static final Duration IDLE = Duration.ofSeconds(20);

	private final Session session;

	private final Envelopes envelopes;

	private final Clock clock;

	private @Nullable Transport transport;

	private Instant lastUsed = Instant.EPOCH;

	Connection(Session session, Envelopes envelopes, Clock clock) {
		this.session = session;
		this.envelopes = envelopes;
		this.clock = clock;
	}

	/**
	 * Hands a letter over.
	 * @param id names the mail, the same each time it is sent
	 * @param address where it goes, as typed
	 */
	public Handover hand(String id, Letter letter, String address) {
		InternetAddress recipient;
		try {
			recipient = Envelopes.recipient(address);
		}
		catch (AddressException ex) {
			return new Handover.Refused(553, true);
		}
		Transport open;
		try {
			open = open();
		}
		catch (MessagingException ex) {
			log.warn("The relay can't be reached: {}", ex.getClass().getSimpleName());
			close();
			return new Handover.NobodyThere();
		}
		return hand(open, id, letter, recipient);
	}

	private Handover hand(Transport open, String id, Letter letter, InternetAddress recipient) {
		try {
			open.sendMessage(this.envelopes.envelope(this.session, id, letter, recipient), new Address[] { recipient });
			return new Handover.Taken();
		}
		catch (MessagingException ex) {
			Reply reply = Reply.of(ex);
			log.info("Mail {} was not taken: {}", id, reply);
			if (!reply.leavesConnectionUsable()) {
				close();
			}
			return reply.handover();
		}
		finally {
			this.lastUsed = this.clock.instant();
		}
	}

	private Transport open() throws MessagingException {
		Transport open = this.transport;
		if (open != null && this.lastUsed.plus(IDLE).isBefore(this.clock.instant())) {
			close();
			open = null;
		}
		if (open == null) {
			open = this.session.getTransport("smtp");
			open.connect();
			this.transport = open;
		}
		return open;
	}

	@Override
	public void close() {
		Transport open = this.transport;
		this.transport = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (MessagingException ex) {
				log.debug("The relay had hung up: {}", ex.getClass().getSimpleName());
			}
		}
	}

}
