package org.portevoix.notification.deliveries;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.bulk.BulkWriteError;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.deliveries.Delivery.State;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The deliveries in the store: the queue of each endpoint, and its log. */
@Component
class Deliveries {

	static final String COLLECTION = "deliveries";

	private static final int DUPLICATE_KEY = 11000;

	private static final int A_BATCH = 1_000;

	private final MongoOperations mongo;

	Deliveries(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Adds deliveries.
	 * @return those that were not there already
	 */
	List<Delivery> insert(List<Delivery> deliveries) {
		if (deliveries.isEmpty()) {
			return deliveries;
		}
		try {
			this.mongo.bulkOps(BulkMode.UNORDERED, Delivery.class).insert(deliveries).execute();
			return deliveries;
		}
		catch (org.springframework.dao.DuplicateKeyException ex) {
			// Each was tried; their queues find what nobody hands to them.
			return List.of();
		}
		catch (BulkOperationException ex) {
			if (!ex.getErrors().stream().mapToInt(BulkWriteError::getCode).allMatch((code) -> code == DUPLICATE_KEY)) {
				throw ex;
			}
			Set<Integer> there = new HashSet<>(ex.getErrors().stream().map(BulkWriteError::getIndex).toList());
			return IntStream.range(0, deliveries.size())
				.filter((i) -> !there.contains(i))
				.mapToObj(deliveries::get)
				.toList();
		}
	}

	/**
	 * What waits for an endpoint, the first due first; without what was answered so far.
	 */
	List<Delivery> waiting(String subscription, int most) {
		Query query = Query.query(of(subscription, State.WAITING)).with(Sort.by("subscription", "state", "due"));
		query.fields().exclude("attempts");
		return this.mongo.find(query.limit(most), Delivery.class);
	}

	/** Those of some endpoints for which something is due. */
	Set<String> due(Collection<String> subscriptions, Instant now) {
		Query query = Query
			.query(Criteria.where("subscription").in(subscriptions).and("state").is(State.WAITING).and("due").lte(now))
			.limit(A_BATCH);
		query.fields().include("subscription");
		return this.mongo.find(query, Document.class, COLLECTION)
			.stream()
			.map((row) -> row.getString("subscription"))
			.collect(Collectors.toCollection(HashSet::new));
	}

	/** Whether one that must go out before waits. */
	boolean isBehindAnother(Delivery delivery) {
		if (delivery.order() == null) {
			return false;
		}
		Query query = Query.query(Criteria.where("subscription")
			.is(delivery.subscription())
			.and("order")
			.is(delivery.order())
			.and("state")
			.is(State.WAITING));
		query.fields().exclude("attempts");
		return this.mongo.find(query.limit(A_BATCH), Delivery.class)
			.stream()
			.anyMatch((other) -> other.isBefore(delivery));
	}

	/** Writes down what became of deliveries. */
	void record(Collection<Result> results) {
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Delivery.class);
		for (Result result : results) {
			Criteria row = Criteria.where("_id").is(result.delivery().id());
			// What is done stays done, whoever comes late.
			bulk.updateOne(Query.query((result.state() == State.DELIVERED) ? row : row.and("state").is(State.WAITING)),
					result.update());
		}
		bulk.execute();
	}

	/** Gives up whatever waits for an endpoint. */
	long giveUp(String subscription, String reason, Instant now, Instant expires) {
		return this.mongo.updateMulti(Query.query(of(subscription, State.WAITING)),
				Update.update("state", State.FAILED).set("reason", reason).set("doneAt", now).set("expires", expires),
				Delivery.class)
			.getModifiedCount();
	}

	void removeAllOf(String subscription) {
		this.mongo.remove(Query.query(Criteria.where("subscription").is(subscription)), Delivery.class);
	}

	Optional<Delivery> byId(String id) {
		return Optional.ofNullable(this.mongo.findById(id, Delivery.class));
	}

	/** Has it tried again now, for as long as a new one. */
	Optional<Delivery> again(String id, Instant now) {
		return Optional.ofNullable(this.mongo.findAndModify(Query.query(Criteria.where("_id").is(id)), anew(now),
				FindAndModifyOptions.options().returnNew(true), Delivery.class));
	}

	/** Has those tried again that failed. */
	long again(Collection<String> ids, Instant now) {
		return this.mongo
			.updateMulti(Query.query(Criteria.where("_id").in(ids).and("state").in(State.FAILED, State.CANCELLED)),
					anew(now), Delivery.class)
			.getModifiedCount();
	}

	/** Has those tried now that would wait for their next try. */
	long hasten(Collection<String> ids, Instant now) {
		return this.mongo
			.updateMulti(Query.query(Criteria.where("_id").in(ids).and("state").is(State.WAITING).and("due").gt(now)),
					Update.update("due", now), Delivery.class)
			.getModifiedCount();
	}

	private static Update anew(Instant now) {
		return Update.update("state", State.WAITING)
			.set("due", now)
			.unset("failingSince")
			.unset("reason")
			.unset("doneAt")
			.unset("expires");
	}

	/**
	 * The log of an endpoint, the latest first.
	 * @param before where to go on; null for the beginning
	 */
	List<Delivery> log(String subscription, @Nullable State state, @Nullable LogPlace before, int most) {
		Criteria criteria = Criteria.where("subscription").is(subscription);
		if (state != null) {
			criteria.and("state").is(state);
		}
		if (before != null) {
			criteria.orOperator(Criteria.where("createdAt").lt(before.createdAt()),
					Criteria.where("createdAt").is(before.createdAt()).and("_id").lt(before.id()));
		}
		return this.mongo.find(Query.query(criteria).with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")).limit(most),
				Delivery.class);
	}

	/** How many wait for an endpoint, counted up to a point. */
	long count(String subscription, int most) {
		return this.mongo.count(Query.query(of(subscription, State.WAITING)).limit(most), Delivery.class);
	}

	/** Removes the log of what was done long ago. */
	long removeOld(Instant now) {
		return this.mongo.remove(Query.query(Criteria.where("expires").lte(now)), Delivery.class).getDeletedCount();
	}

	private static Criteria of(String subscription, State state) {
		return Criteria.where("subscription").is(subscription).and("state").is(state);
	}

}
