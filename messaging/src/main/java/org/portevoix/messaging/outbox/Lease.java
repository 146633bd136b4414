package org.portevoix.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import org.bson.Document;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The right of one process among several to do something, until a time. It stands in a
 * document of its own, so that nobody who replaces a document can take it away.
 */
class Lease {

	private static final String COLLECTION = "leases";

	private final String name;

	private final Duration length;

	private final MongoOperations mongo;

	private final Clock clock;

	private final String holder = UUID.randomUUID().toString();

	private volatile Instant until = Instant.MIN;

	Lease(String name, Duration length, MongoOperations mongo, Clock clock) {
		this.name = name;
		this.length = length;
		this.mongo = mongo;
		this.clock = clock;
	}

	/** Whether it is held for at least so much longer. */
	boolean lastsFor(Duration time) {
		return this.clock.instant().plus(time).isBefore(this.until);
	}

	/**
	 * Takes it if it is free, or prolongs it once half of it is over.
	 * @return whether it is held
	 */
	boolean hold() {
		if (lastsFor(this.length.dividedBy(2))) {
			return true;
		}
		Instant now = this.clock.instant();
		Instant end = now.plus(this.length);
		boolean held = update(Criteria.where("holder").is(this.holder), end)
				|| update(Criteria.where("until").lt(Date.from(now)), end) || insert(end);
		this.until = held ? end : Instant.MIN;
		return held;
	}

	void release() {
		this.until = Instant.MIN;
		this.mongo.remove(
				Query.query(Criteria.where("_id").is(this.name).andOperator(Criteria.where("holder").is(this.holder))),
				COLLECTION);
	}

	private boolean update(Criteria condition, Instant end) {
		Query query = Query.query(Criteria.where("_id").is(this.name).andOperator(condition));
		return this.mongo
			.updateFirst(query, new Update().set("holder", this.holder).set("until", Date.from(end)), COLLECTION)
			.getMatchedCount() == 1;
	}

	private boolean insert(Instant end) {
		try {
			this.mongo.insert(
					new Document("_id", this.name).append("holder", this.holder).append("until", Date.from(end)),
					COLLECTION);
			return true;
		}
		catch (DuplicateKeyException ex) {
			// Somebody else holds it.
			return false;
		}
	}

}
