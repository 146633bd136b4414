package org.portevoix.notification.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState;
import org.portevoix.notification.directory.KnownOrganisations;
import org.portevoix.notification.letters.Letter;
import org.portevoix.notification.letters.SubscriptionLetters;
import org.portevoix.notification.relay.Connection;
import org.portevoix.notification.relay.Handover;
import org.portevoix.notification.relay.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Few mails that no consumer waits for: written down first, sent at least once, one at a
 * time.
 */
@Component
public class Notices {

	static final String COLLECTION = "notices";

	private static final Logger log = LoggerFactory.getLogger(Notices.class);

	private static final Duration LEASE = Duration.ofMinutes(2);

	private static final Duration KEPT = Duration.ofDays(30);

	private static final int ENOUGH_ATTEMPTS = 500;

	private final MongoOperations mongo;

	private final KnownOrganisations organisations;

	private final SubscriptionLetters letters;

	private final Relay relay;

	private final Clock clock;

	Notices(MongoOperations mongo, KnownOrganisations organisations, SubscriptionLetters letters, Relay relay,
			Clock clock) {
		this.mongo = mongo;
		this.organisations = organisations;
		this.letters = letters;
		this.relay = relay;
		this.clock = clock;
	}

	/** Tells that an endpoint has failed for long, and when it will be given up. */
	public void warn(String subscription, String organisation, String url, Instant since, Instant until) {
		insert(new Notice(subscription + ":warning:" + since.toEpochMilli(), subscription, organisation, url, since,
				until, null, false, this.clock.instant(), 0));
	}

	/** Tells that an endpoint was given up. */
	public void disabled(String subscription, String organisation, String url, Instant since, String reason) {
		insert(new Notice(subscription + ":" + reason + ":" + since.toEpochMilli(), subscription, organisation, url,
				since, null, reason, false, this.clock.instant(), 0));
	}

	private void insert(Notice notice) {
		try {
			this.mongo.insert(notice);
		}
		catch (DuplicateKeyException ex) {
			// It was told before.
			return;
		}
	}

	@Scheduled(fixedDelay = 2_000, initialDelay = 3_000)
	void send() {
		try (Connection connection = this.relay.connection()) {
			Optional<Notice> next = take();
			while (next.isPresent() && !this.relay.isAway()) {
				send(next.get(), connection);
				next = take();
			}
		}
		catch (DataAccessException ex) {
			log.warn("Notices wait for the store: {}", ex.getClass().getSimpleName());
		}
	}

	private Optional<Notice> take() {
		Instant now = this.clock.instant();
		return Optional
			.ofNullable(this.mongo.findAndModify(Query.query(Criteria.where("done").is(false).and("due").lte(now)),
					Update.update("due", now.plus(LEASE)).inc("attempts"),
					FindAndModifyOptions.options().returnNew(true), Notice.class));
	}

	private void send(Notice notice, Connection connection) {
		OrganisationState organisation = this.organisations.byId(notice.organisation()).orElse(null);
		if (organisation == null) {
			return;
		}
		if (organisation.email() == null) {
			log.warn("Nobody can be told about subscription {}: its organisation has no address",
					notice.subscription());
			done(notice);
			return;
		}
		Handover handover = connection.hand(notice.id().replace(':', '.'), letter(notice, organisation),
				organisation.email());
		if (!(handover instanceof Handover.NotNow || handover instanceof Handover.NobodyThere)
				|| notice.attempts() >= ENOUGH_ATTEMPTS) {
			done(notice);
		}
	}

	private Letter letter(Notice notice, OrganisationState organisation) {
		String reason = notice.reason();
		Instant until = notice.until();
		return (until != null)
				? this.letters.warning(organisation, notice.subscription(), notice.url(), notice.since(), until)
				: this.letters.disabled(organisation, notice.subscription(), notice.url(), notice.since(),
						isGone(reason));
	}

	private static boolean isGone(@Nullable String reason) {
		return "gone".equals(reason);
	}

	private void done(Notice notice) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(notice.id())),
				Update.update("done", true).set("due", this.clock.instant().plus(KEPT)), Notice.class);
	}

	@Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
	void forget() {
		try {
			this.mongo.remove(Query.query(Criteria.where("done").is(true).and("due").lte(this.clock.instant())),
					Notice.class);
		}
		catch (DataAccessException ex) {
			log.warn("Notices are forgotten later: {}", ex.getClass().getSimpleName());
		}
	}

}
