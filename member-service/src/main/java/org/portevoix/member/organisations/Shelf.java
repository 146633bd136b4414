package org.portevoix.member.organisations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.member.organisations.Kept.Trace;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.problems.ChangedMeanwhile;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Keeps states and tells of their changes. The document is written first, with the event
 * that tells of it, and by nobody who has not seen the one before.
 *
 * @param <S> the state
 * @param <K> how it is kept
 */
class Shelf<S, K extends Kept<S>> {

	private static final int ATTEMPTS = 3;

	private final Class<K> type;

	private final Next<S, K> next;

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	Shelf(Class<K> type, Next<S, K> next, MongoOperations mongo, OutboxRelay outbox) {
		this.type = type;
		this.next = next;
		this.mongo = mongo;
		this.outbox = outbox;
	}

	Optional<K> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, this.type));
	}

	/** All of them, by id. */
	List<K> all() {
		return this.mongo.find(new Query().with(Sort.by("_id")), this.type);
	}

	/**
	 * Has those told once more that nobody was told of, and that nothing waits to tell.
	 * @return how many there are
	 */
	int tellAgain(Predicate<String> isTold, Instant now) {
		List<K> untold = all().stream()
			.filter((one) -> one.pendingEvents().isEmpty() && !isTold.test(one.id()))
			.toList();
		untold.forEach((one) -> {
			PendingEvent event = PendingEvent.of("organisations-out-0",
					new Event<>(UUID.randomUUID().toString(), Kept.SOURCE, one.id(), now, null, one.told()));
			Query asRead = Query.query(Criteria.where("_id")
				.is(one.id())
				.andOperator(Criteria.where("version").is(one.version()),
						Criteria.where(OutboxRelay.DUE).exists(false)));
			this.mongo.updateFirst(asRead, new Update().push(OutboxRelay.PENDING, event).set(OutboxRelay.DUE, now),
					this.type);
		});
		if (!untold.isEmpty()) {
			this.outbox.wake();
		}
		return untold.size();
	}

	/**
	 * Puts a state in place of the one before; the same again changes and tells nothing.
	 * @param expected the version that the writer saw, if she says so
	 * @throws ChangedMeanwhile if it is another one by now, or others write all the time
	 */
	Written<K> put(String id, S state, @Nullable Long expected, Trace trace) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			K before = this.mongo.findById(id, this.type);
			if (expected != null && (before == null || !expected.equals(before.version()))) {
				throw new ChangedMeanwhile();
			}
			if (before != null && before.state().equals(state)) {
				return new Written<>(before, false);
			}
			try {
				K written = this.mongo.save(this.next.after(before, state, trace));
				this.outbox.wake();
				return new Written<>(written, before == null);
			}
			catch (OptimisticLockingFailureException | DuplicateKeyException ex) {
				// Somebody was faster: look again.
			}
		}
		throw new ChangedMeanwhile();
	}

	/** Makes the next document. */
	interface Next<S, K> {

		K after(@Nullable K before, S state, Trace trace);

	}

	/**
	 * What a put came to.
	 *
	 * @param created whether there was nothing before
	 */
	record Written<K>(K kept, boolean created) {

	}

}
