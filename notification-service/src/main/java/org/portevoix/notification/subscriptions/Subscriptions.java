package org.portevoix.notification.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.notification.subscriptions.Subscription.State;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The subscriptions in the store; each change carries what is told of it. */
@Component
public class Subscriptions {

	static final String COLLECTION = "subscriptions";

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	Subscriptions(MongoOperations mongo, @Qualifier("subscriptionsOutbox") OutboxRelay outbox) {
		this.mongo = mongo;
		this.outbox = outbox;
	}

	/** Every one there is, also those that don't deliver. */
	public List<Subscription> all() {
		return this.mongo.findAll(Subscription.class);
	}

	/** Those of an organisation that were not removed, the latest first. */
	public List<Subscription> of(String organisation) {
		return this.mongo
			.find(Query.query(Criteria.where("organisation").is(organisation).and("state").ne(State.REMOVED))
				.with(Sort.by(Sort.Direction.DESC, "createdAt")), Subscription.class);
	}

	public Optional<Subscription> byId(String id) {
		return Optional.ofNullable(this.mongo.findById(id, Subscription.class))
			.filter((found) -> found.state() != State.REMOVED);
	}

	void insert(Subscription subscription) {
		this.mongo.insert(subscription);
		this.outbox.wake();
	}

	/**
	 * Changes one that was not removed.
	 * @param told what is told of it
	 * @return how it stands now; nothing if it is not there or not as expected
	 */
	public Optional<Subscription> change(String id, Criteria expected, Update update, PendingEvent told, Instant now) {
		return change(id, expected, update, List.of(told), now);
	}

	/** The same, told in several ways. */
	public Optional<Subscription> change(String id, Criteria expected, Update update, List<PendingEvent> told,
			Instant now) {
		Criteria condition = Criteria.where("state").ne(State.REMOVED);
		Query query = Query.query(Criteria.where("_id").is(id).andOperator(condition, expected));
		if (!told.isEmpty()) {
			update.push(OutboxRelay.PENDING).each(told.toArray());
			update.set(OutboxRelay.DUE, now);
		}
		Subscription changed = this.mongo.findAndModify(query, update, FindAndModifyOptions.options().returnNew(true),
				Subscription.class);
		this.outbox.wake();
		return Optional.ofNullable(changed);
	}

	/** Writes down that an endpoint works again, or since when it does not. */
	public void failing(String id, @Nullable Instant since) {
		Criteria one = Criteria.where("_id").is(id);
		if (since != null) {
			// The first to say so is right.
			this.mongo.updateFirst(Query.query(one.and("failingSince").is(null)), Update.update("failingSince", since),
					Subscription.class);
		}
		else {
			this.mongo.updateFirst(Query.query(one),
					new Update().unset("failingSince").unset("warnedAt").unset("restUntil"), Subscription.class);
		}
	}

	/** Writes down until when an endpoint is left alone. */
	public void rest(String id, Instant until) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), Update.update("restUntil", until),
				Subscription.class);
	}

	/** Writes down that the owner was told. */
	public void warned(String id, Instant at) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), Update.update("warnedAt", at),
				Subscription.class);
	}

	/** Forgets one that was removed, once all is told of it. */
	public void forget(String id) {
		this.mongo.remove(Query.query(Criteria.where("_id")
			.is(id)
			.andOperator(Criteria.where("state").is(State.REMOVED),
					Criteria.where(OutboxRelay.PENDING + ".0").exists(false))),
				Subscription.class);
	}

}
