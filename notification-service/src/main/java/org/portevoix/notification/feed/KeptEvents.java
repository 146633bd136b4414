package org.portevoix.notification.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.bulk.BulkWriteError;
import org.bson.Document;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The events in the store. */
@Component
public class KeptEvents {

	static final String COLLECTION = "feed";

	static final String STREAMS = "streams";

	private static final int DUPLICATE_KEY = 11000;

	private static final int A_BATCH = 1_000;

	private final MongoOperations mongo;

	private final FeedSettings settings;

	private final Clock clock;

	KeptEvents(MongoOperations mongo, FeedSettings settings, Clock clock) {
		this.mongo = mongo;
		this.settings = settings;
		this.clock = clock;
	}

	/** Until when an event that arrives now is kept. */
	public Instant expiry() {
		return this.clock.instant().plus(this.settings.kept());
	}

	/** The oldest time that events can be had from. */
	public Instant oldest() {
		return this.clock.instant().minus(this.settings.kept());
	}

	/** Which of some events are here already. */
	public Set<String> present(Collection<String> ids) {
		Query query = Query.query(Criteria.where("_id").in(ids));
		query.fields().include("_id");
		return this.mongo.find(query, Document.class, COLLECTION)
			.stream()
			.map((row) -> row.getString("_id"))
			.collect(Collectors.toCollection(HashSet::new));
	}

	public Map<String, KeptEvent> byIds(Collection<String> ids) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(ids)), KeptEvent.class)
			.stream()
			.collect(Collectors.toMap(KeptEvent::id, Function.identity()));
	}

	/** Keeps events, those that are not here already. */
	public void keep(List<KeptEvent> events) {
		if (events.isEmpty()) {
			return;
		}
		try {
			this.mongo.bulkOps(BulkMode.UNORDERED, KeptEvent.class).insert(events).execute();
		}
		catch (org.springframework.dao.DuplicateKeyException ex) {
			// Each is tried whatever became of the others.
			return;
		}
		catch (BulkOperationException ex) {
			if (!ex.getErrors().stream().mapToInt(BulkWriteError::getCode).allMatch((code) -> code == DUPLICATE_KEY)) {
				throw ex;
			}
		}
	}

	/** Says that all of a stream up to an offset has been taken in. */
	public void taken(String stream, long upTo) {
		this.mongo.upsert(Query.query(Criteria.where("_id").is(stream)),
				new Update().max("upTo", upTo).max("trimmed", -1L), Stretch.class);
	}

	List<Stretch> stretches() {
		return this.mongo.findAll(Stretch.class);
	}

	/** The names of all streams, sorted. */
	public List<String> streams() {
		return stretches().stream().map(Stretch::stream).sorted().toList();
	}

	/** The part of a stream after an offset that matches, in its order. */
	List<KeptEvent> after(String stream, long offset, long upTo, Criteria matching, int most) {
		Criteria place = Criteria.where("stream").is(stream).and("offset").gt(offset).lte(upTo);
		return this.mongo.find(
				Query.query(new Criteria().andOperator(place, matching)).with(Sort.by("stream", "offset")).limit(most),
				KeptEvent.class);
	}

	/** The part of a stream after an offset that happened since a time, in its order. */
	public List<KeptEvent> since(String stream, long offset, Instant time, int most) {
		return after(stream, offset, Long.MAX_VALUE, Criteria.where("time").gte(time), most);
	}

	/** How many happened since a time. */
	public long countSince(Instant time) {
		return this.mongo.count(Query.query(Criteria.where("time").gte(time)), KeptEvent.class);
	}

	/**
	 * Removes some whose time is over; first it says so, since a reader must not think
	 * that there was nothing.
	 */
	long removeOld(Instant now) {
		List<KeptEvent> old = this.mongo.find(
				Query.query(Criteria.where("expires").lte(now)).with(Sort.by("expires")).limit(A_BATCH),
				KeptEvent.class);
		old.stream()
			.collect(Collectors.groupingBy(KeptEvent::stream, Collectors.summarizingLong(KeptEvent::offset)))
			.forEach((stream, offsets) -> this.mongo.updateFirst(Query.query(Criteria.where("_id").is(stream)),
					new Update().max("trimmed", offsets.getMax()), Stretch.class));
		return old.isEmpty() ? 0
				: this.mongo
					.remove(Query.query(Criteria.where("_id").in(old.stream().map(KeptEvent::id).toList())),
							KeptEvent.class)
					.getDeletedCount();
	}

}
