package org.portevoix.campaign.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.portevoix.events.Rehearsal;

/**
 * Compares every tally with the effects at or below its offset, and publishes by how much
 * they differ; anything but 0 is an error.
 */
@Component
class Reconciliation {

	private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

	private final MongoOperations mongo;

	private final Tallies tallies;

	private final AtomicLong difference = new AtomicLong();

	Reconciliation(MongoOperations mongo, Tallies tallies, MeterRegistry meters) {
		this.mongo = mongo;
		this.tallies = tallies;
		meters.gauge("portevoix.ledger.difference", this.difference);
	}

	@Scheduled(fixedDelayString = "${portevoix.ledger.reconcile-every:PT10M}",
			initialDelayString = "${portevoix.ledger.reconcile-every:PT10M}")
	void reconcile() {
		try {
			this.difference.set(difference());
			if (this.difference.get() != 0) {
				log.error("Tallies and effects differ by {}", this.difference.get());
			}
		}
		catch (DataAccessException ex) {
			log.warn("Not reconciled, since the store is away: {}", ex.getClass().getSimpleName());
		}
	}

	/** By how much tallies and effects differ, over all campaigns and breakdowns. */
	long difference() {
		// Tallies first: effects that come later lie above the offsets read.
		// Those of a rehearsal may be wiped in between, and count for nothing.
		List<Tally> counted = this.tallies.all()
			.stream()
			.filter((tally) -> !Rehearsal.isId(tally.campaignId()))
			.toList();
		Map<String, Long> offsets = new HashMap<>();
		Map<String, Tally.Sum> byTally = new HashMap<>();
		counted.forEach((tally) -> offsets.put(tally.id(), tally.offset()));
		Query withEffects = Query.query(new Criteria().orOperator(Criteria.where("effects.0").exists(true),
				Criteria.where("marks.0").exists(true)));
		withEffects.fields().include("campaignId", "effects", "marks");
		try (Stream<Effects> documents = this.mongo.stream(withEffects, Effects.class, "signatures")) {
			documents.forEach((document) -> {
				document.effects().forEach((effect) -> {
					String id = Tally.id(document.campaignId(), effect.position());
					if (effect.position().offset() <= offsets.getOrDefault(id, Tally.NOTHING_YET)) {
						byTally.computeIfAbsent(id, (key) -> new Tally.Sum()).add(effect);
					}
				});
				document.marks().forEach((mark) -> {
					String id = Tally.id(document.campaignId(), mark.position());
					if (mark.position().offset() <= offsets.getOrDefault(id, Tally.NOTHING_YET)) {
						byTally.computeIfAbsent(id, (key) -> new Tally.Sum()).add(mark);
					}
				});
			});
		}
		return counted.stream().mapToLong((tally) -> {
			Tally.Sum told = new Tally.Sum();
			told.add(tally);
			return told.difference(byTally.getOrDefault(tally.id(), new Tally.Sum()));
		}).sum();
	}

	/** The part of a signature that counts. */
	record Effects(String id, String campaignId, List<Effect> effects, List<Mark> marks) {

		Effects {
			effects = (effects != null) ? List.copyOf(effects) : List.of();
			marks = (marks != null) ? List.copyOf(marks) : List.of();
		}

	}

}
