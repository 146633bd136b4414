package org.portevoix.member.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.portevoix.member.partners.PersonRefs;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Which organisation received what of whom and when, in the store. */
@Component
public class Disclosures {

	private final MongoOperations mongo;

	private final PersonRefs refs;

	private final OutboxRelay outbox;

	private final Clock clock;

	Disclosures(MongoOperations mongo, PersonRefs refs, OutboxRelay disclosuresOutbox, Clock clock) {
		this.mongo = mongo;
		this.refs = refs;
		this.outbox = disclosuresOutbox;
		this.clock = clock;
	}

	/** Writes down what is about to be given. */
	public void record(Collection<Disclosure> disclosures) {
		if (disclosures.isEmpty()) {
			return;
		}
		Instant now = this.clock.instant();
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Disclosure.class);
		for (Disclosure one : disclosures) {
			Update update = new Update().setOnInsert("organisation", one.organisation())
				.setOnInsert("personId", one.personId())
				.setOnInsert("purpose", one.purpose())
				.setOnInsert("way", one.way())
				.setOnInsert("first", now)
				.set("last", now)
				.inc("count", 1);
			if (one.rehearsal() != null) {
				update.setOnInsert("rehearsal", one.rehearsal());
			}
			if (one.event() != null) {
				update.setOnInsert("event", one.event());
			}
			else {
				// Before the list leaves, or what ends for her would not find its way
				// there.
				update
					.setOnInsert(OutboxRelay.PENDING,
							List.of(one.told(this.refs.of(one.organisation(), one.personId()), now).document()))
					.setOnInsert(OutboxRelay.DUE, now);
			}
			bulk.upsert(Query.query(Criteria.where("_id").is(one.id())), update);
		}
		if (!bulk.execute().getUpserts().isEmpty()) {
			this.outbox.wake();
		}
	}

	/** All that was given of a person, by when it was first. */
	public List<Disclosure> of(String personId) {
		return this.mongo.find(Query.query(Criteria.where("personId").is(personId)).with(Sort.by("first", "_id")),
				Disclosure.class);
	}

}
