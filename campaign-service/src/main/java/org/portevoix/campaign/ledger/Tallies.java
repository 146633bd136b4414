package org.portevoix.campaign.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
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

	private static final Logger log = LoggerFactory.getLogger(Tallies.class);

	private final MongoOperations mongo;

	Tallies(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Adds the effects and marks that the documents hold, up to the end of a batch, to
	 * the tallies of its partition: those that a tally does not have yet, once.
	 */
	void add(Collection<Signature> documents, Position end) {
		Map<String, List<Signature>> byCampaign = documents.stream()
			.filter((document) -> !document.effects().isEmpty() || !document.marks().isEmpty())
			.collect(Collectors.groupingBy(Signature::campaignId));
		byCampaign.forEach((campaignId, ofOne) -> {
			while (!added(campaignId, ofOne, end)) {
				Thread.onSpinWait();
			}
		});
	}

	/** Each tally of a campaign. */
	List<Tally> of(String campaignId) {
		return this.mongo.find(Query.query(Criteria.where("campaignId").is(campaignId)), Tally.class);
	}

	List<Tally> all() {
		return this.mongo.findAll(Tally.class);
	}

	private boolean added(String campaignId, List<Signature> documents, Position end) {
		String id = Tally.id(campaignId, end);
		Tally read = this.mongo.findById(id, Tally.class);
		long counted = (read != null) ? read.offset() : Tally.NOTHING_YET;
		List<Effect> effects = documents.stream()
			.flatMap((document) -> document.effectsBetween(counted, end).stream())
			.toList();
		List<Mark> marks = documents.stream()
			.flatMap((document) -> document.marksBetween(counted, end).stream())
			.toList();
		if (effects.isEmpty() && marks.isEmpty()) {
			return true;
		}
		if (read == null) {
			begin(new Tally(id, campaignId, end.epoch(), end.partition(), Tally.NOTHING_YET, 0, Map.of()));
			return false;
		}
		Query asRead = Query.query(Criteria.where("_id").is(id).and("offset").is(counted));
		return this.mongo.updateFirst(asRead, increments(Tally.sum(effects, marks), end), Tally.class)
			.getMatchedCount() == 1;
	}

	private void begin(Tally tally) {
		try {
			this.mongo.insert(tally);
		}
		catch (DuplicateKeyException ex) {
			log.debug("Another consumer began tally {} at the same moment", tally.id());
		}
	}

	private static Update increments(Tally.Sum sum, Position end) {
		Update update = new Update().set("offset", end.offset()).inc("total", sum.total());
		sum.dimensions()
			.forEach((dimension, values) -> values
				.forEach((value, count) -> update.inc("dimensions." + dimension + "." + Tally.encode(value), count)));
		return update;
	}

}
