package org.portevoix.notification.mails;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.mongodb.bulk.BulkWriteError;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.mails.Mail.Reason;
import org.portevoix.notification.mails.Mail.State;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The rows of mails in the store. */
@Component
class Mails {

	static final String COLLECTION = "mails";

	private static final int DUPLICATE_KEY = 11000;

	private static final int A_BATCH = 500;

	private final MongoOperations mongo;

	Mails(MongoOperations mongo) {
		this.mongo = mongo;
	}

	static boolean isDuplicate(BulkWriteError error) {
		return error.getCode() == DUPLICATE_KEY;
	}

	/** Makes the indexes that are missing. */
	void index() {
		// The sweep walks what waits; rows that are done fall due to be removed.
		this.mongo.indexOps(COLLECTION)
			.createIndex(new Index("state", Sort.Direction.ASC).on("due", Sort.Direction.ASC));
		this.mongo.indexOps(COLLECTION).createIndex(new Index("signatureId", Sort.Direction.ASC));
		this.mongo.indexOps("people").createIndex(new Index("expires", Sort.Direction.ASC).sparse());
		this.mongo.indexOps(Tellings.COLLECTION).createIndex(new Index("due", Sort.Direction.ASC));
	}

	Set<String> present(Collection<String> ids) {
		Query query = byIds(ids);
		query.fields().include("_id");
		return this.mongo.find(query, Document.class, COLLECTION)
			.stream()
			.map((row) -> row.getString("_id"))
			.collect(Collectors.toSet());
	}

	List<Mail> byIds(Collection<String> ids, State state) {
		return this.mongo.find(byIds(ids).addCriteria(Criteria.where("state").is(state)), Mail.class);
	}

	List<Mail> done(Collection<String> ids) {
		return this.mongo.find(byIds(ids), Mail.class).stream().filter((mail) -> mail.state().isDone()).toList();
	}

	/**
	 * Adds rows.
	 * @return those that were not there already
	 */
	List<Mail> insert(List<Mail> mails) {
		if (mails.isEmpty()) {
			return mails;
		}
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Mail.class).insert(mails);
		try {
			bulk.execute();
			return mails;
		}
		catch (org.springframework.dao.DuplicateKeyException ex) {
			// Another consumer was here; whoever is right, the rows are there, and the
			// sweep
			// finds those that nobody sends.
			return List.of();
		}
		catch (BulkOperationException ex) {
			if (!ex.getErrors().stream().allMatch(Mails::isDuplicate)) {
				throw ex;
			}
			Set<Integer> there = new HashSet<>(ex.getErrors().stream().map(BulkWriteError::getIndex).toList());
			return java.util.stream.IntStream.range(0, mails.size())
				.filter((i) -> !there.contains(i))
				.mapToObj(mails::get)
				.toList();
		}
	}

	/**
	 * Takes up mails that are due.
	 * @param until the end of the lease
	 */
	List<Mail> claim(Instant now, Instant until, int most) {
		List<Mail> due = this.mongo.find(Query.query(Criteria.where("state").is(State.WAITING).and("due").lte(now))
			.with(Sort.by("state", "due"))
			.limit(Math.min(most, A_BATCH)), Mail.class);
		if (due.isEmpty()) {
			return due;
		}
		String claim = UUID.randomUUID().toString();
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Mail.class);
		due.forEach((mail) -> bulk.updateOne(
				Query.query(
						Criteria.where("_id").is(mail.id()).and("state").is(State.WAITING).and("due").is(mail.due())),
				Update.update("due", until).set("claim", claim)));
		if (bulk.execute().getModifiedCount() == due.size()) {
			return due;
		}
		Set<String> mine = this.mongo
			.find(byIds(due.stream().map(Mail::id).toList()).addCriteria(Criteria.where("claim").is(claim)), Mail.class)
			.stream()
			.map(Mail::id)
			.collect(Collectors.toSet());
		return due.stream().filter((mail) -> mine.contains(mail.id())).toList();
	}

	/**
	 * Gives mails back that an instance holds. Who was frozen for longer than her leases
	 * holds none any more: somebody else may be sending them.
	 * @param until the end of the lease that they were taken up with
	 */
	void release(Collection<String> ids, Instant until, Instant due) {
		if (!ids.isEmpty()) {
			this.mongo.updateMulti(waiting(byIds(ids)).addCriteria(Criteria.where("due").is(until)),
					new Update().set("due", due), Mail.class);
		}
	}

	/** Writes down what became of mails; of all that were sent at a moment at once. */
	void record(Collection<Result> results) {
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Mail.class);
		results.stream()
			.filter((result) -> result.state() == State.SENT)
			.collect(Collectors.groupingBy(Result::at))
			.values()
			.forEach((sent) -> bulk.updateMulti(byIds(sent.stream().map((result) -> result.mail().id()).toList()),
					sent.getFirst().update()));
		results.stream()
			.filter((result) -> result.state() != State.SENT)
			.forEach((result) -> bulk.updateOne(waiting(Query.query(Criteria.where("_id").is(result.mail().id()))),
					result.update()));
		bulk.execute();
	}

	/**
	 * Keeps mails from being sent, those that are not yet.
	 * @param until when their rows may go
	 */
	void suppress(Collection<String> ids, Reason reason, Instant now, Instant until) {
		if (!ids.isEmpty()) {
			this.mongo.updateMulti(waiting(byIds(ids)),
					Result.done(State.SUPPRESSED, now, until).set("reason", reason.code()), Mail.class);
		}
	}

	/**
	 * Sends a mail now that was put off.
	 * @param due when it would have gone; one that somebody has taken up is left alone
	 */
	void hasten(String id, Instant due) {
		this.mongo.updateFirst(
				Query.query(Criteria.where("_id").is(id).and("state").is(State.WAITING).and("due").is(due)),
				new Update().set("due", Instant.EPOCH), Mail.class);
	}

	/**
	 * The mails about a signature.
	 * @param submittedBefore of what was sent before that; null for all
	 */
	List<String> ofSignature(String signatureId, @Nullable Instant submittedBefore) {
		return this.mongo.find(Query.query(Criteria.where("signatureId").is(signatureId)), Document.class, COLLECTION)
			.stream()
			.filter((row) -> submittedBefore == null
					|| row.getDate("submittedAt").toInstant().isBefore(submittedBefore))
			.map((row) -> row.getString("_id"))
			.toList();
	}

	/** Takes the person out of rows. */
	void anonymise(Collection<String> ids) {
		if (!ids.isEmpty()) {
			this.mongo.updateMulti(byIds(ids), new Update().unset("personId"), Mail.class);
		}
	}

	/** Removes rows whose time is over. */
	long removeOld(Instant now) {
		long removed = 0;
		for (State state : State.values()) {
			if (state.isDone()) {
				removed += this.mongo
					.remove(Query.query(Criteria.where("state").is(state).and("due").lte(now)), Mail.class)
					.getDeletedCount();
			}
		}
		return removed;
	}

	/** How many wait, counted up to a point. */
	long waiting(int most) {
		return this.mongo.count(Query.query(Criteria.where("state").is(State.WAITING)).limit(most), Mail.class);
	}

	/** The time from which somebody should have been at the longest waiting one. */
	Optional<Instant> oldestDue() {
		return Optional
			.ofNullable(this.mongo.findOne(
					Query.query(Criteria.where("state").is(State.WAITING)).with(Sort.by("state", "due")), Mail.class))
			.map(Mail::due);
	}

	private static Query byIds(Collection<String> ids) {
		return Query.query(Criteria.where("_id").in(ids));
	}

	private static Query waiting(Query query) {
		return query.addCriteria(Criteria.where("state").is(State.WAITING));
	}

}
