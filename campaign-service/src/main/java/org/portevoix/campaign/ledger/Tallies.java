package org.portevoix.campaign.ledger;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The tallies in the store. Adding to one names the offset it was read with, so that
 * whoever comes second finds that it is done.
 */
@Component
class Tallies {

	private final MongoOperations mongo;

	Tallies(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Adds the effects and marks that documents hold to the tallies of their partitions:
	 * those that a tally does not have yet, once.
	 * @param folded documents by the place up to which they are added
	 */
	void add(Map<Position, List<Signature>> folded) {
		Map<String, Share> open = new LinkedHashMap<>();
		folded.forEach((end, documents) -> documents.stream()
			.filter((document) -> !document.effects().isEmpty() || !document.marks().isEmpty())
			.collect(Collectors.groupingBy(Signature::campaignId))
			.forEach((campaignId, ofOne) -> open.put(Tally.id(campaignId, end), new Share(campaignId, end, ofOne))));
		while (!open.isEmpty()) {
			open.keySet().retainAll(addAsRead(open));
		}
	}

	/** Each tally of a campaign. */
	List<Tally> of(String campaignId) {
		return this.mongo.find(Query.query(Criteria.where("campaignId").is(campaignId)), Tally.class);
	}

	List<Tally> all() {
		return this.mongo.findAll(Tally.class);
	}

	/**
	 * Adds where nobody else does at the same moment.
	 * @return the tallies at which it has to look again; none where all is added
	 */
	private Set<String> addAsRead(Map<String, Share> open) {
		Map<String, Tally> read = this.mongo.find(Query.query(Criteria.where("_id").in(open.keySet())), Tally.class)
			.stream()
			.collect(Collectors.toMap(Tally::id, Function.identity()));
		BulkOperations bulk = this.mongo.bulkOps(BulkMode.UNORDERED, Tally.class);
		Set<String> touched = new HashSet<>();
		open.forEach((id, share) -> {
			Tally tally = read.getOrDefault(id, share.nothingYet(id));
			Tally.Sum sum = share.above(tally.offset());
			if (sum == null) {
				return;
			}
			touched.add(id);
			if (read.containsKey(id)) {
				bulk.updateOne(Query.query(Criteria.where("_id").is(id).and("offset").is(tally.offset())),
						increments(sum, share.end()));
			}
			else {
				bulk.insert(tally.plus(sum, share.end()));
			}
		});
		return (touched.isEmpty() || Signatures.allTook(bulk, touched.size())) ? Set.of() : touched;
	}

	private static Update increments(Tally.Sum sum, Position end) {
		Update update = new Update().set("offset", end.offset()).inc("total", sum.total());
		sum.dimensions()
			.forEach((dimension, values) -> values
				.forEach((value, count) -> update.inc("dimensions." + dimension + "." + Tally.encode(value), count)));
		return update;
	}

	/** What one tally gets from a batch. */
	private record Share(String campaignId, Position end, List<Signature> documents) {

		Tally nothingYet(String id) {
			return new Tally(id, this.campaignId, this.end.epoch(), this.end.partition(), Tally.NOTHING_YET, 0,
					Map.of());
		}

		/** What lies above an offset; null if nothing does. */
		Tally.@Nullable Sum above(long offset) {
			List<Effect> effects = this.documents.stream()
				.flatMap((document) -> document.effectsBetween(offset, this.end).stream())
				.toList();
			List<Mark> marks = this.documents.stream()
				.flatMap((document) -> document.marksBetween(offset, this.end).stream())
				.toList();
			return (effects.isEmpty() && marks.isEmpty()) ? null : Tally.sum(effects, marks);
		}

	}

}
