package org.portevoix.notification.deliveries;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

import org.bson.Document;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Shares endpoints among the instances that live: each endpoint has one that all agree on
 * (rendezvous hashing), and that one works on it only while it holds the lease.
 */
@Component
class Ownership {

	private static final String INSTANCES = "delivery-instances";

	private static final String LEASES = "lanes";

	private final MongoOperations mongo;

	private final DeliverySettings settings;

	private final Clock clock;

	private final String self = UUID.randomUUID().toString();

	private volatile List<String> alive = List.of();

	Ownership(MongoOperations mongo, DeliverySettings settings, Clock clock) {
		this.mongo = mongo;
		this.settings = settings;
		this.clock = clock;
	}

	/** Says that this instance lives, and looks who else does. */
	void beat() {
		Instant now = this.clock.instant();
		this.mongo.upsert(Query.query(Criteria.where("_id").is(this.self)),
				Update.update("until", now.plus(this.settings.lease())), INSTANCES);
		this.alive = this.mongo.find(Query.query(Criteria.where("until").gt(now)), Document.class, INSTANCES)
			.stream()
			.map((instance) -> instance.getString("_id"))
			.toList();
		this.mongo.remove(Query.query(Criteria.where("until").lt(now.minus(this.settings.lease().multipliedBy(20)))),
				INSTANCES);
	}

	/** Whether this is not the only instance. */
	boolean isShared() {
		return this.alive.size() > 1;
	}

	/** Whether an endpoint falls to this instance. */
	boolean isMine(String subscription) {
		return this.alive.stream()
			.max(Comparator.comparingLong((String instance) -> weight(instance, subscription))
				.thenComparing(Comparator.naturalOrder()))
			.filter(this.self::equals)
			.isPresent();
	}

	/** Takes the lease if nobody else has it. */
	boolean take(String subscription, Instant until) {
		Instant now = this.clock.instant();
		Criteria free = new Criteria().orOperator(Criteria.where("until").lt(now),
				Criteria.where("holder").is(this.self));
		boolean taken = this.mongo
			.updateFirst(Query.query(Criteria.where("_id").is(subscription).andOperator(free)),
					Update.update("holder", this.self).set("until", until), LEASES)
			.getMatchedCount() == 1;
		return taken || insert(subscription, until);
	}

	private boolean insert(String subscription, Instant until) {
		try {
			this.mongo.insert(new Document("_id", subscription).append("holder", this.self)
				.append("until", java.util.Date.from(until)), LEASES);
			return true;
		}
		catch (DuplicateKeyException ex) {
			// Somebody else has it.
			return false;
		}
	}

	/**
	 * Prolongs leases.
	 * @return those that are still held
	 */
	Set<String> prolong(Collection<String> subscriptions, Instant until) {
		Query held = Query.query(Criteria.where("_id").in(subscriptions).and("holder").is(this.self));
		long prolonged = this.mongo.updateMulti(held, Update.update("until", until), LEASES).getMatchedCount();
		if (prolonged == subscriptions.size()) {
			return Set.copyOf(subscriptions);
		}
		return this.mongo.find(held, Document.class, LEASES)
			.stream()
			.map((lease) -> lease.getString("_id"))
			.collect(Collectors.toUnmodifiableSet());
	}

	void release(Collection<String> subscriptions) {
		this.mongo.remove(Query.query(Criteria.where("_id").in(subscriptions).and("holder").is(this.self)), LEASES);
	}

	/** The others share what this one had. */
	void leave() {
		this.mongo.remove(Query.query(Criteria.where("_id").is(this.self)), INSTANCES);
	}

	private static long weight(String instance, String subscription) {
		CRC32C hash = new CRC32C();
		hash.update((subscription + instance).getBytes(StandardCharsets.UTF_8));
		// Spread: CRCs of alike texts are alike.
		return (hash.getValue() * 0x9E3779B97F4A7C15L) >>> 1;
	}

}
