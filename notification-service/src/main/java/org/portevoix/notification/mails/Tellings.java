package org.portevoix.notification.mails;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.portevoix.events.Event;
import org.portevoix.events.NotificationEvent;
import org.portevoix.messaging.EventSender;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Tells what became of mails, at least once: first the promise, then the rows, then the
 * events, then the promise goes. What a crash leaves behind is told by a sweep from the
 * rows, with the same ids.
 */
@Component
class Tellings {

	static final String COLLECTION = "tellings";

	private static final URI SOURCE = URI.create("/notification-service/mails");

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final MongoOperations mongo;

	private final Mails mails;

	private final EventSender sender;

	private final Clock clock;

	Tellings(MongoOperations mongo, Mails mails, EventSender sender, Clock clock) {
		this.mongo = mongo;
		this.mails = mails;
		this.sender = sender;
		this.clock = clock;
	}

	/** Promises to tell about mails. */
	Telling promise(Collection<String> ids) {
		Telling telling = new Telling(UUID.randomUUID().toString(), this.clock.instant().plus(PATIENCE),
				List.copyOf(ids));
		this.mongo.insert(telling);
		return telling;
	}

	/**
	 * Keeps a promise.
	 * @param outcomes what its mails became
	 */
	void keep(Telling telling, Collection<Mail> outcomes) {
		this.sender.sendAll("notifications-out-0", outcomes.stream().map(Tellings::event).toList());
		this.mongo.remove(Query.query(Criteria.where("_id").is(telling.id())), Telling.class);
	}

	/** Keeps promises that others could not. */
	void keepOverdue() {
		Instant now = this.clock.instant();
		for (Telling telling : this.mongo.find(Query.query(Criteria.where("due").lte(now)).limit(50), Telling.class)) {
			List<Mail> done = this.mails.done(telling.mails());
			if (done.size() == this.mails.present(telling.mails()).size()) {
				keep(telling, done);
			}
			else {
				// Whoever made the promise has not written down yet, or died; then the
				// mails are sent again.
				this.mongo.updateFirst(Query.query(Criteria.where("_id").is(telling.id())),
						Update.update("due", now.plus(PATIENCE)), Telling.class);
			}
		}
	}

	private static Event<NotificationEvent> event(Mail mail) {
		NotificationEvent told = switch (mail.state()) {
			case SENT -> new NotificationEvent.MailAccepted(mail.id(), mail.campaignId(), mail.signatureId());
			case BOUNCED, FAILED ->
				new NotificationEvent.MailBounced(mail.id(), mail.campaignId(), mail.signatureId(), mail.code());
			case SUPPRESSED -> new NotificationEvent.MailSuppressed(mail.id(), mail.campaignId(), mail.signatureId(),
					Objects.requireNonNull(mail.reason()));
			case WAITING -> throw new IllegalArgumentException("Nothing became of it yet");
		};
		String id = UUID.nameUUIDFromBytes((mail.state() + ":" + mail.id()).getBytes(StandardCharsets.UTF_8))
			.toString();
		return new Event<>(id, SOURCE, mail.id(), Objects.requireNonNull(mail.doneAt()), mail.traceparent(), told);
	}

}
