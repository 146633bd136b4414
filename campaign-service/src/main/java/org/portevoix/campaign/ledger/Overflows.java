package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.Received;

import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The submissions in the store that documents had no room for. Only documents that say
 * that there are any have some, so a batch without such a document asks for none.
 */
@Component
class Overflows {

	static final String COLLECTION = "overflow";

	private final MongoOperations mongo;

	Overflows(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/** What a batch may ask for: the submissions that its confirmations name. */
	Overflow of(Map<String, List<Received<SignatureRecord>>> records, Map<String, Signature> documents) {
		List<String> named = documents.values()
			.stream()
			.filter((document) -> document.overflowed() != null)
			.flatMap((document) -> Objects.requireNonNull(records.get(document.id())).stream())
			.map((received) -> received.event().data())
			.filter(SignatureRecord.Confirmation.class::isInstance)
			.map((data) -> ((SignatureRecord.Confirmation) data).submission())
			.toList();
		return new Overflow(named.isEmpty() ? List.of() : this.mongo.find(byIds(named), Overflow.Entry.class));
	}

	/** The one that a link names. */
	Optional<Pending> find(Signature document, String submission) {
		Overflowed overflowed = document.overflowed();
		return (overflowed == null) ? Optional.empty()
				: Optional.ofNullable(this.mongo.findById(submission, Overflow.Entry.class))
					.filter((entry) -> entry.belongsTo(document.id(), overflowed))
					.map(Overflow.Entry::pending);
	}

	/**
	 * Does what a batch did, before its documents are written: whatever comes in between
	 * is then made good by reading the batch again.
	 */
	void write(Overflow overflow) {
		overflow.drops().forEach((drop) -> this.mongo.remove(dropped(drop), Overflow.Entry.class));
		List<Overflow.Entry> added = overflow.added();
		if (!added.isEmpty()) {
			BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Overflow.Entry.class);
			added.forEach((entry) -> bulk.replaceOne(Query.query(Criteria.where("_id").is(entry.id())), entry,
					FindAndReplaceOptions.options().upsert()));
			bulk.execute();
		}
	}

	/** Forgets what documents have adopted, once they are written. */
	void remove(Collection<String> adopted) {
		if (!adopted.isEmpty()) {
			this.mongo.remove(byIds(adopted), Overflow.Entry.class);
		}
	}

	/** Removes what is over its time. */
	void removeDue(Instant now) {
		this.mongo.remove(Query.query(Criteria.where("due").lte(now)), Overflow.Entry.class);
	}

	private static Query dropped(Overflow.Drop drop) {
		Position upTo = drop.upTo();
		Criteria left = Criteria.where("signatureId")
			.is(drop.signatureId())
			.orOperator(Criteria.where("at.epoch").ne(upTo.epoch()),
					Criteria.where("at.partition").ne(upTo.partition()),
					Criteria.where("at.offset").lte(upTo.offset()));
		return Query
			.query((drop.submittedBefore() != null) ? left.and("submittedAt").lt(drop.submittedBefore()) : left);
	}

	private static Query byIds(Collection<String> ids) {
		return Query.query(Criteria.where("_id").in(ids));
	}

}
