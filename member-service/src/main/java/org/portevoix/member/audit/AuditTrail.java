package org.portevoix.member.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.AuditEvent;
import org.portevoix.member.store.InsertFirst;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/** The trail in the store: entries are added, and never changed or removed. */
@Component
class AuditTrail {

	private final EventReader reader;

	private final MongoOperations mongo;

	AuditTrail(EventReader reader, MongoOperations mongo) {
		this.reader = reader;
		this.mongo = mongo;
	}

	void accept(Message<List<byte[]>> batch) {
		InsertFirst.insert(this.mongo, Entry.COLLECTION,
				this.reader.read(AuditEvent.class, "audit-dlq-out-0", batch)
					.stream()
					.map(Received::event)
					.map(Entry::of)
					.toList());
	}

	/**
	 * The newest first.
	 * @param mayRead in which organisations; null for all
	 * @param after where the reader has come to
	 */
	Page page(Search search, @Nullable Set<String> mayRead, @Nullable String after, int most) {
		List<Criteria> criteria = new ArrayList<>(search.criteria(mayRead));
		if (after != null && !after.isEmpty()) {
			criteria.add(olderThan(after));
		}
		Query page = new Query().with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(most);
		if (!criteria.isEmpty()) {
			page.addCriteria(new Criteria().andOperator(criteria));
		}
		List<Entry> found = this.mongo.find(page, Entry.class);
		return new Page(found, (found.size() == most) ? cursor(found.getLast()) : null);
	}

	private static String cursor(Entry last) {
		return last.at().toEpochMilli() + "." + last.id();
	}

	private static Criteria olderThan(String cursor) {
		int dot = cursor.indexOf('.');
		try {
			Instant at = Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, Math.max(dot, 0))));
			return new Criteria().orOperator(Criteria.where("at").lt(at),
					Criteria.where("at").is(at).and("_id").lt(cursor.substring(dot + 1)));
		}
		catch (NumberFormatException ex) {
			throw new InvalidRequest(List.of(new FieldError("after", "invalid")));
		}
	}

	/**
	 * Some of it.
	 *
	 * @param next where to go on; null at the end
	 */
	record Page(List<Entry> acts, @Nullable String next) {

	}

}
