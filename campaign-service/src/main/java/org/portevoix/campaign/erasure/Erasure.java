package org.portevoix.campaign.erasure;

import java.util.List;

import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.Received;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Finds the signatures of a person who is to be forgotten, and appends a record for each:
 * it is the ledger that forgets.
 */
@Component
class Erasure {

	private static final int BATCH = 500;

	private final EventReader reader;

	private final EventSender sender;

	private final MongoOperations mongo;

	private final Erasures erasures;

	Erasure(EventReader reader, EventSender sender, MongoOperations mongo, Erasures erasures) {
		this.reader = reader;
		this.sender = sender;
		this.mongo = mongo;
		this.erasures = erasures;
	}

	void accept(Message<List<byte[]>> batch) {
		for (Received<MemberEvent> received : this.reader.read(MemberEvent.class, "members-dlq-out-0", batch)) {
			if (received.event().data() instanceof MemberEvent.Erased erased) {
				forget(received.event(), erased);
			}
		}
	}

	private void forget(Event<MemberEvent> event, MemberEvent.Erased erased) {
		// First of all: what the ledger writes from here on, it looks up here.
		Asked.Erasure erasure = this.erasures.remember(event, erased);
		String after = "";
		while (true) {
			List<Found> found = this.mongo.find(page(erased.personId(), after), Found.class, "signatures");
			if (found.isEmpty()) {
				return;
			}
			this.sender.sendAll("signatures-out-0",
					found.stream()
						.filter((one) -> this.erasures.concerns(erased.organisation(), one.campaignId()))
						.map((one) -> this.erasures.record(erasure, one.id(), one.campaignId(), event.traceparent()))
						.toList());
			after = found.getLast().id();
		}
	}

	private static Query page(String personId, String after) {
		Query page = Query.query(Criteria.where("personId").is(personId).and("_id").gt(after))
			.with(Sort.by("_id"))
			.limit(BATCH);
		page.fields().include("campaignId");
		return page;
	}

	/** A signature of hers. */
	record Found(String id, String campaignId) {

	}

}
