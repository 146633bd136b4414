package org.portevoix.notification.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What organisations owe, and what they paid. */
@Component
public class Acknowledgements {

	static final String COLLECTION = "acknowledgements";

	private static final int MOST_SHOWN = 1_000;

	private final MongoOperations mongo;

	private final ContactSettings settings;

	private final Clock clock;

	Acknowledgements(MongoOperations mongo, ContactSettings settings, Clock clock) {
		this.mongo = mongo;
		this.settings = settings;
		this.clock = clock;
	}

	/** Expects one; once, however often it is told. */
	public void expect(String event, String organisation, String type, String personRef) {
		Instant now = this.clock.instant();
		try {
			this.mongo.insert(new Acknowledgement(event, organisation, type, personRef, now,
					now.plus(this.settings.acknowledgedWithin()), null));
		}
		catch (DuplicateKeyException ex) {
			// It was expected before.
			return;
		}
	}

	/**
	 * Takes them.
	 * @return those of these events that the organisation has acknowledged, now or before
	 */
	public Set<String> take(String organisation, Collection<String> events) {
		Criteria asked = Criteria.where("_id").in(events).and("organisation").is(organisation);
		this.mongo.updateMulti(Query.query(new Criteria().andOperator(asked, Criteria.where("acknowledged").is(null))),
				Update.update("acknowledged", this.clock.instant()), Acknowledgement.class);
		return this.mongo
			.find(Query.query(new Criteria().andOperator(asked, Criteria.where("acknowledged").ne(null))),
					Acknowledgement.class)
			.stream()
			.map(Acknowledgement::event)
			.collect(Collectors.toSet());
	}

	/** Those of an organisation, the oldest first. */
	public List<Acknowledgement> of(String organisation, Status status) {
		Criteria criteria = Criteria.where("organisation").is(organisation);
		switch (status) {
			case OPEN -> criteria.and("acknowledged").is(null);
			case OVERDUE -> criteria.and("acknowledged").is(null).and("due").lt(this.clock.instant());
			case ALL -> criteria.and("due").exists(true);
		}
		return this.mongo.find(Query.query(criteria).with(Sort.by("organisation", "due")).limit(MOST_SHOWN),
				Acknowledgement.class);
	}

	/** Which of them. */
	public enum Status {

		/** Not paid yet. */
		OPEN,
		/** Not paid in time. */
		OVERDUE,
		/** Every one. */
		ALL

	}

}
