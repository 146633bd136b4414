package org.portevoix.member.consents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.portevoix.member.store.OwnSends;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The consent ledger in the store. Entries are added, and never changed or removed. */
@Component
public class Consents {

	private static final int DUPLICATE_KEY = 11000;

	private final MongoOperations mongo;

	private final OwnSends sends;

	private final MeterRegistry meters;

	Consents(MongoOperations mongo, OwnSends sends, MeterRegistry meters) {
		this.mongo = mongo;
		this.sends = sends;
		this.meters = meters;
	}

	/** Adds those entries that are not there yet, and tells of them. */
	public void append(Collection<ConsentRecord> entries) {
		if (entries.isEmpty()) {
			return;
		}
		Instant due = this.sends.due();
		List<ConsentRecord> telling = entries.stream().map((entry) -> entry.telling(due)).toList();
		List<ConsentRecord> added = insert(telling);
		added.forEach(
				(entry) -> this.meters
					.counter("portevoix.consents", "purpose", entry.purpose().code(), "decision",
							entry.decision().name().toLowerCase(Locale.ROOT))
					.increment());
		List<ConsentRecord> told = added.stream().filter((entry) -> !entry.pendingEvents().isEmpty()).toList();
		List<PendingEvent> events = told.stream().flatMap((entry) -> entry.pendingEvents().stream()).toList();
		this.sends.send(ConsentRecord.COLLECTION, told.stream().map(ConsentRecord::consentId).toList(), events);
	}

	private List<ConsentRecord> insert(List<ConsentRecord> entries) {
		List<Document> documents = entries.stream().map((entry) -> {
			Document document = new Document();
			this.mongo.getConverter().write(entry, document);
			return document;
		}).toList();
		Set<Integer> known = Objects.requireNonNull(
				this.mongo.execute(ConsentRecord.COLLECTION, (collection) -> insert(collection, documents)));
		List<ConsentRecord> added = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			if (!known.contains(i)) {
				added.add(entries.get(i));
			}
		}
		return added;
	}

	/** Inserts all it can, and says which were there. */
	private static Set<Integer> insert(MongoCollection<Document> collection, List<Document> documents) {
		try {
			collection.insertMany(documents, new InsertManyOptions().ordered(false));
			return Set.of();
		}
		catch (MongoBulkWriteException ex) {
			if (ex.getWriteConcernError() != null
					|| ex.getWriteErrors().stream().anyMatch((error) -> error.getCode() != DUPLICATE_KEY)) {
				throw ex;
			}
			return ex.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
		}
	}

	/** The entries that came with some signatures, by signature. */
	public Map<String, List<ConsentRecord>> bySignature(Collection<String> signatureIds) {
		return find("signatureId", signatureIds).stream().collect(Collectors.groupingBy(ConsentRecord::signatureId));
	}

	/** All that a person ever decided, in order. */
	public List<ConsentRecord> of(String personId) {
		return find("personId", List.of(personId)).stream().sorted(ConsentRecord.ORDER).toList();
	}

	/**
	 * Whether a person's latest word on a question is yes; a refusal is no word on it.
	 */
	public boolean inForce(String personId, Question question) {
		return of(personId).stream()
			.filter((entry) -> entry.decides() && entry.question().equals(question))
			.reduce((_, later) -> later)
			.map(ConsentRecord::granted)
			.orElse(false);
	}

	private List<ConsentRecord> find(String field, Collection<String> values) {
		return this.mongo.find(Query.query(Criteria.where(field).in(values)), ConsentRecord.class);
	}

}
