package org.portevoix.member.operation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.request.Origin;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Remembers which dead letters were dealt with, so that nobody does it twice unawares.
 */
@Component
class Dealings {

	static final URI SOURCE = URI.create("/member-service/operation");

	/** Seven days as the topics keep it, and one more: the log deletes whole segments. */
	private static final Duration KEPT = Duration.ofDays(8);

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	private final Clock clock;

	Dealings(MongoOperations mongo, OutboxRelay lettersOutbox, Clock clock) {
		this.mongo = mongo;
		this.outbox = lettersOutbox;
		this.clock = clock;
	}

	/** What was done about a letter; null if it still waits. */
	@Nullable Dealt of(DeadLetter letter) {
		return this.mongo.findById(Dealt.id(letter), Dealt.class);
	}

	/** What was done about some letters, by its id. */
	Map<String, Dealt> of(Collection<DeadLetter> letters) {
		return this.mongo
			.find(Query.query(Criteria.where("_id").in(letters.stream().map(Dealt::id).toList())), Dealt.class)
			.stream()
			.collect(Collectors.toMap(Dealt::id, Function.identity()));
	}

	/** All that was done about the letters of a topic. */
	List<Dealt> of(String topic) {
		return this.mongo.find(Query.query(Criteria.where("topic").is(topic)), Dealt.class);
	}

	/**
	 * Takes a letter on, before anything is done about it.
	 * @param seen the claim that she saw on the page; null for none
	 * @return the claim that is hers
	 * @throws ChangedMeanwhile if somebody else was faster, or it is done
	 */
	String claim(DeadLetter letter, Dealt.Act act, @Nullable String seen, By by) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		PendingEvent told = by.told(act.code(), letter.place(), now);
		String claim = UUID.randomUUID().toString();
		Dealt known = of(letter);
		if (known == null && seen == null) {
			insert(letter, act, claim, by, now, told);
		}
		else if (known == null || !known.claim().equals(seen) || !known.standing(now).mayBeRepeated()) {
			throw new ChangedMeanwhile();
		}
		else {
			repeat(known, act, claim, by, now, told);
		}
		this.outbox.wake();
		return claim;
	}

	private void insert(DeadLetter letter, Dealt.Act act, String claim, By by, Instant now, PendingEvent told) {
		Place place = letter.place();
		try {
			this.mongo.insert(new Dealt(Dealt.id(letter), place.topic(), place.partition(), place.offset(), act, now,
					by.caller().id(), by.caller().name(), by.reason(), claim, null, letter.at().plus(KEPT),
					List.of(told), now));
		}
		catch (DuplicateKeyException ex) {
			throw new ChangedMeanwhile();
		}
	}

	private void repeat(Dealt known, Dealt.Act act, String claim, By by, Instant now, PendingEvent told) {
		Update update = new Update().set("act", act)
			.set("at", now)
			.set("actor", by.caller().id())
			.set("name", by.caller().name())
			.set("reason", by.reason())
			.set("claim", claim)
			.push(OutboxRelay.PENDING, told)
			.set(OutboxRelay.DUE, now);
		if (this.mongo.updateFirst(claimed(known.id(), known.claim()), update, Dealt.class).getMatchedCount() == 0) {
			throw new ChangedMeanwhile();
		}
	}

	/** Notes that the log has what was sent under a claim. */
	void sent(DeadLetter letter, String claim) {
		this.mongo.updateFirst(claimed(Dealt.id(letter), claim),
				Update.update("sent", this.clock.instant().truncatedTo(ChronoUnit.MILLIS)), Dealt.class);
	}

	private static Query claimed(String id, String claim) {
		return Query.query(Criteria.where("_id").is(id).and("claim").is(claim));
	}

	/**
	 * On whose behalf.
	 *
	 * @param reason what she says about it
	 */
	record By(Caller caller, Origin origin, String reason) {

		PendingEvent told(String act, Place place, Instant at) {
			return act(act, place).told(SOURCE, this.caller, this.origin, at);
		}

		/** What the audit trail gets: where the letter lies, and nothing of it. */
		Act act(String name, Place place) {
			return Act.of(name, place.object(), null).because(this.reason);
		}

	}

}
