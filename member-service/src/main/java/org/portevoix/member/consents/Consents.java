package org.portevoix.member.consents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.store.InsertFirst;
import org.portevoix.member.store.OwnSends;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The consent ledger in the store. Entries are added, and never changed or removed. */
@Component
public class Consents {

	private final MongoOperations mongo;

	private final OwnSends sends;

	private final PersonRefs refs;

	private final MeterRegistry meters;

	Consents(MongoOperations mongo, OwnSends sends, PersonRefs refs, MeterRegistry meters) {
		this.mongo = mongo;
		this.sends = sends;
		this.refs = refs;
		this.meters = meters;
	}

	/** Adds those entries that are not there yet, and tells of them. */
	public void append(Collection<ConsentRecord> entries) {
		if (entries.isEmpty()) {
			return;
		}
		Instant due = this.sends.due();
		List<ConsentRecord> telling = entries.stream().map((entry) -> entry.telling(due, this.refs)).toList();
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
		Set<Integer> known = InsertFirst.insert(this.mongo, ConsentRecord.COLLECTION, entries);
		List<ConsentRecord> added = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			if (!known.contains(i)) {
				added.add(entries.get(i));
			}
		}
		return added;
	}

	/** The entries that came with some signatures, by signature. */
	public Map<String, List<ConsentRecord>> bySignature(Collection<String> signatureIds) {
		return find("signatureId", signatureIds).stream().collect(Collectors.groupingBy(ConsentRecord::signatureId));
	}

	/** Some entries by their ids; without those that there are not. */
	public Map<String, ConsentRecord> byIds(Collection<String> ids) {
		return find("_id", ids).stream().collect(Collectors.toMap(ConsentRecord::consentId, Function.identity()));
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
