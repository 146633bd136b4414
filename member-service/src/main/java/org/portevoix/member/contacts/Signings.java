package org.portevoix.member.contacts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.portevoix.events.Event;
import org.portevoix.events.LedgerEvent;
import org.portevoix.member.store.InsertFirst;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Which event is about whom, in the store. */
@Component
public class Signings {

	private final MongoOperations mongo;

	Signings(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Remembers confirmed signatures. To be called once all that was answered with them
	 * is recorded, since an event that is known has a final answer.
	 */
	public void remember(Collection<Event<LedgerEvent>> events) {
		List<Signing> signings = new ArrayList<>();
		for (Event<LedgerEvent> event : events) {
			if (event.data() instanceof LedgerEvent.Confirmed confirmed) {
				signings.add(Signing.of(event, confirmed));
			}
		}
		InsertFirst.insert(this.mongo, Signing.COLLECTION, signings);
	}

	/**
	 * Forgets those that nobody can ask for any more. One from before times were kept is
	 * dated now.
	 */
	void forget(Instant before, Instant now) {
		this.mongo.updateMulti(Query.query(Criteria.where("at").is(null)), new Update().set("at", now), Signing.class);
		this.mongo.remove(Query.query(Criteria.where("at").lt(before)), Signing.class);
	}

	/** By event; without those that are not known yet. */
	Map<String, Signing> byEvent(Collection<String> events) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(events)), Signing.class)
			.stream()
			.collect(Collectors.toMap(Signing::event, Function.identity()));
	}

}
