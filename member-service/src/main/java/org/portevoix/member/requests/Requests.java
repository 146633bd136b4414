package org.portevoix.member.requests;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.problems.NotFound;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The requests in the store. */
@Component
class Requests {

	private static final int MOST = 200;

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	Requests(MongoOperations mongo, OutboxRelay requestsOutbox) {
		this.mongo = mongo;
		this.outbox = requestsOutbox;
	}

	void add(PersonRequest request) {
		this.mongo.insert(request);
		this.outbox.wake();
	}

	/** Writes a changed one, if nobody else did. */
	void write(PersonRequest request) {
		this.mongo.save(request);
		this.outbox.wake();
	}

	PersonRequest get(String id) {
		return Optional.ofNullable(this.mongo.findById(id, PersonRequest.class)).orElseThrow(NotFound::new);
	}

	List<PersonRequest> of(String personId) {
		return this.mongo.find(Query.query(Criteria.where("personId").is(personId)).with(Sort.by("received")),
				PersonRequest.class);
	}

	/**
	 * Those to answer, the most urgent first, or those that are answered, the latest
	 * first.
	 * @param within organisations; null for all
	 */
	List<PersonRequest> list(@Nullable Set<String> within, boolean answered) {
		Criteria criteria = answered ? Criteria.where("done").ne(null) : Criteria.where("done").is(null);
		if (within != null) {
			criteria.and("organisation").in(within);
		}
		Sort order = answered ? Sort.by(Sort.Direction.DESC, "done") : Sort.by("due");
		return this.mongo.find(Query.query(criteria).with(order).limit(MOST), PersonRequest.class);
	}

}
