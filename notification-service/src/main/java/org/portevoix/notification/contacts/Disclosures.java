package org.portevoix.notification.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import org.portevoix.events.Rehearsal;

/**
 * Which organisation was sent whose data, by reference. Sender and withdrawal meet in one
 * document: whichever writes second sees the other, so that no data goes out behind a
 * withdrawal that nobody would tell of.
 */
@Component
public class Disclosures {

	static final String COLLECTION = "disclosures";

	/** Clocks of instances differ, and an answer may be a little old. */
	private static final Duration MARGIN = Duration.ofSeconds(30);

	/** Longer than what is known of consents may lag when a list is given. */
	private static final Duration LATE = Duration.ofMinutes(5);

	/** Longer than what ends could still be on its way to a sender. */
	private static final Duration REMEMBERED = Duration.ofDays(8);

	private final MongoOperations mongo;

	private final Clock clock;

	Disclosures(MongoOperations mongo, Clock clock) {
		this.mongo = mongo;
		this.clock = clock;
	}

	/**
	 * Writes down that data is about to be sent.
	 * @param asked when it was asked whether it may
	 * @return references that something ended for since then: ask again
	 */
	Set<String> mark(String organisation, Collection<String> references, Instant asked) {
		Instant now = this.clock.instant();
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
		references.forEach((reference) -> {
			Update disclosed = new Update().set("organisation", organisation).set("disclosedAt", now).unset("expires");
			if (Rehearsal.isReference(reference)) {
				disclosed.set("rehearsal", Rehearsal.idOf(reference));
			}
			bulk.upsert(byId(organisation, reference), disclosed);
		});
		bulk.execute();
		List<String> ids = references.stream().map((reference) -> id(organisation, reference)).toList();
		int prefix = organisation.length() + 1;
		return this.mongo
			.find(Query.query(Criteria.where("_id").in(ids).and("endedAt").gt(asked.minus(MARGIN))), Document.class,
					COLLECTION)
			.stream()
			.map((row) -> row.getString("_id").substring(prefix))
			.collect(Collectors.toCollection(HashSet::new));
	}

	/**
	 * Writes down that consent or data of a person ended.
	 * @return whether the organisation may have been sent it
	 */
	public boolean ended(String organisation, String reference) {
		Instant now = this.clock.instant();
		Document row = this.mongo.findAndModify(byId(organisation, reference),
				new Update().set("organisation", organisation)
					.set("endedAt", now)
					.setOnInsert("expires", now.plus(REMEMBERED)),
				FindAndModifyOptions.options().upsert(true).returnNew(true), Document.class, COLLECTION);
		return row != null && row.get("disclosedAt") != null;
	}

	/**
	 * Keeps what ended, in case the organisation turns out to have taken her data by a
	 * list a moment before.
	 */
	public void remember(String organisation, String reference, Ending ending) {
		this.mongo.updateFirst(byId(organisation, reference),
				new Update().addToSet("endings",
						new Document("event", ending.event()).append("at", Date.from(ending.at()))
							.append("purpose", ending.purpose())),
				COLLECTION);
	}

	/**
	 * Writes down that an organisation took a list that holds her. What ended stays: who
	 * dies before it is told has to find it again.
	 * @return what ended for her since then, or a moment before, and was told nobody
	 */
	public List<Ending> listed(String organisation, String reference, Instant at) {
		Document before = this.mongo.findAndModify(byId(organisation, reference),
				new Update().set("organisation", organisation).set("disclosedAt", at).unset("expires"),
				FindAndModifyOptions.options().upsert(true), Document.class, COLLECTION);
		return (before == null) ? List.of() : before.getList("endings", Document.class, List.of())
			.stream()
			.map((one) -> new Ending(one.getString("event"), one.getDate("at").toInstant(), one.getString("purpose")))
			.filter((one) -> one.at().isAfter(at.minus(LATE)))
			.toList();
	}

	/** Whether an organisation may have been sent a person's data. */
	public boolean any(String organisation, String reference) {
		return this.mongo.exists(byId(organisation, reference).addCriteria(Criteria.where("disclosedAt").exists(true)),
				COLLECTION);
	}

	long removeOld(Instant now) {
		return this.mongo.remove(Query.query(Criteria.where("expires").lte(now)), COLLECTION).getDeletedCount();
	}

	private static Query byId(String organisation, String reference) {
		return Query.query(Criteria.where("_id").is(id(organisation, reference)));
	}

	/** No organisation has a slash in its name. */
	private static String id(String organisation, String reference) {
		return organisation + "/" + reference;
	}

	/**
	 * That something ended for a person.
	 *
	 * @param event the one that told it
	 * @param purpose what she took back; null where all of her is to be forgotten
	 */
	public record Ending(String event, Instant at, @Nullable String purpose) {

	}

}
