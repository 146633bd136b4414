package org.portevoix.member.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.portevoix.member.store.DerivedId;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.problems.Unavailable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts attempts by address, over all instances, before they are made: whoever tries
 * many at once gets no more of them than whoever tries one after the other.
 */
@Component
class Attempts {

	private static final int TRIES = 20;

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	private final StaffSettings.Limits limits;

	private final Clock clock;

	Attempts(MongoOperations mongo, OutboxRelay attemptsOutbox, StaffSettings settings, Clock clock) {
		this.mongo = mongo;
		this.outbox = attemptsOutbox;
		this.limits = settings.attempts();
		this.clock = clock;
	}

	/** Takes the right to try a password. */
	Taken password(String email) {
		return take("password", email, (failures) -> this.limits.after(failures));
	}

	/** Takes the right to have a link sent. */
	Taken reset(String email) {
		return take("reset", email,
				(asked) -> (asked < this.limits.resets()) ? Duration.ZERO : this.limits.forgotten());
	}

	/** It was the right one: what went before counts no more. */
	void succeeded(String email) {
		String id = id("password", email);
		Instant now = this.clock.instant();
		change(id, (before) -> (before.failures() > 0) ? before.cleared(now) : before);
	}

	/** Tells of what somebody tried too often. */
	void tell(String email, PendingEvent event) {
		Instant now = this.clock.instant();
		change(id("password", email), (before) -> before.telling(event, now));
		this.outbox.wake();
	}

	private Taken take(String what, String email, Wait wait) {
		String id = id(what, email);
		Instant now = this.clock.instant();
		Attempt[] seen = new Attempt[1];
		Attempt after = change(id, (before) -> {
			seen[0] = before;
			if (now.isBefore(before.from())) {
				return before;
			}
			Attempt counted = before.expires().isAfter(now) ? before : before.cleared(now);
			return counted.again(now.plus(wait.after(counted.failures() + 1)), now.plus(this.limits.forgotten()));
		});
		Attempt before = Objects.requireNonNull(seen[0]);
		boolean refused = now.isBefore(before.from());
		return new Taken(refused ? Optional.of(Duration.between(now, before.from())) : Optional.empty(),
				!refused && after.from().isAfter(now));
	}

	private Attempt change(String id, UnaryOperator<Attempt> change) {
		for (int i = 0; i < TRIES; i++) {
			Attempt found = this.mongo.findById(id, Attempt.class);
			Attempt before = (found != null) ? found : Attempt.none(id);
			Attempt after = change.apply(before);
			if (after.equals(before)) {
				return after;
			}
			try {
				return this.mongo.save(after);
			}
			catch (OptimisticLockingFailureException | DuplicateKeyException ex) {
				// Somebody tries at the same moment: look again.
			}
		}
		throw new Unavailable();
	}

	@Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
	void forget() {
		this.mongo.remove(Query
			.query(Criteria.where("expires").lte(Date.from(this.clock.instant())).and(OutboxRelay.DUE).exists(false)),
				Attempt.class);
	}

	private static String id(String what, String email) {
		return DerivedId.of(what, Address.canonical(email));
	}

	/** How long to wait after so many. */
	private interface Wait {

		Duration after(int failures);

	}

	/**
	 * What came of asking.
	 *
	 * @param pause until it may be asked again; empty for yes
	 * @param last whether it was the last one before a wait
	 */
	record Taken(Optional<Duration> pause, boolean last) {

	}

}
