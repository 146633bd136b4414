package org.portevoix.service.rehearsal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;

import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.RehearsalEvent;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.messaging.EventSender;

/**
 * Removes what a service holds of wiped rehearsals, and tells how much that was and what
 * is left. What was being written at that very moment is found by looking again for a
 * while: new work on a rehearsal is dropped as soon as it is known to be wiped. Any
 * number of instances may do so at once.
 */
public class Wiping {

	/** Longer than any batch is worked on. */
	private static final Duration LOOKS_AGAIN_FOR = Duration.ofMinutes(5);

	private static final Logger log = LoggerFactory.getLogger(Wiping.class);

	private static final int AT_ONCE = 1_000;

	private final String service;

	private final List<Holding> holdings;

	private final MongoOperations mongo;

	private final EventSender sender;

	private final Clock clock;

	private final Map<String, CampaignState> looking = new ConcurrentHashMap<>();

	Wiping(String service, List<Holding> holdings, MongoOperations mongo, EventSender sender, Clock clock) {
		this.service = service;
		this.holdings = List.copyOf(holdings);
		this.mongo = mongo;
		this.sender = sender;
		this.clock = clock;
	}

	/** Takes note of one that is wiped; asks no store, which may be away. */
	void heard(CampaignState rehearsal) {
		this.looking.put(rehearsal.campaignId(), rehearsal);
	}

	@Scheduled(fixedDelay = 1_000)
	void look() {
		try {
			this.looking.values().forEach(this::wipe);
		}
		catch (DataAccessException | EventNotAcknowledged ex) {
			log.warn("A rehearsal is wiped later: {}", ex.getClass().getSimpleName());
		}
	}

	private void wipe(CampaignState rehearsal) {
		Wipe before = begun(rehearsal.campaignId());
		if (before.told() && before.began().plus(LOOKS_AGAIN_FOR).isBefore(this.clock.instant())) {
			this.looking.remove(rehearsal.campaignId());
			return;
		}
		Wipe after = removed(before, rehearsal);
		if (!after.told() || !after.removed().equals(before.removed())) {
			this.sender.send("rehearsals-out-0", told(after, rehearsal));
			update(after.campaignId(), Update.update("told", true));
			log.info("Rehearsal {} is wiped: {}", after.campaignId(), after.removed());
		}
	}

	private Wipe begun(String campaignId) {
		Wipe known = this.mongo.findById(campaignId, Wipe.class);
		if (known != null) {
			return known;
		}
		try {
			return this.mongo.insert(Wipe.begun(campaignId, this.clock.instant()));
		}
		catch (DuplicateKeyException ex) {
			// Another instance was faster.
			return begun(campaignId);
		}
	}

	private Wipe removed(Wipe before, CampaignState rehearsal) {
		Update counted = new Update();
		long all = 0;
		for (Holding holding : this.holdings) {
			long gone = remove(holding, rehearsal);
			all += gone;
			if (gone > 0 || !before.removed().containsKey(holding.collection())) {
				counted.inc("removed." + holding.collection(), gone);
			}
		}
		boolean same = all == 0 && before.removed().size() == this.holdings.size();
		return same ? before : update(before.campaignId(), counted);
	}

	private long remove(Holding holding, CampaignState rehearsal) {
		long gone = 0;
		while (true) {
			Query some = Query.query(holding.mine().apply(rehearsal)).limit(AT_ONCE);
			some.fields().include("_id");
			List<Object> ids = this.mongo.find(some, Document.class, holding.collection())
				.stream()
				.map((row) -> row.get("_id"))
				.toList();
			if (ids.isEmpty()) {
				return gone;
			}
			gone += this.mongo.remove(Query.query(Criteria.where("_id").in(ids)), holding.collection())
				.getDeletedCount();
		}
	}

	private Wipe update(String campaignId, Update update) {
		Wipe written = this.mongo.findAndModify(Query.query(Criteria.where("_id").is(campaignId)), update,
				FindAndModifyOptions.options().returnNew(true), Wipe.class);
		return (written != null) ? written : begun(campaignId);
	}

	/** What is left is counted anew, and not concluded. */
	private Event<RehearsalEvent> told(Wipe wipe, CampaignState rehearsal) {
		Instant now = this.clock.instant();
		Map<String, Long> left = this.holdings.stream()
			.collect(Collectors.toMap(Holding::collection,
					(holding) -> this.mongo.count(Query.query(holding.mine().apply(rehearsal)), holding.collection())));
		return Event.of(URI.create("/" + this.service + "/wipes"), wipe.campaignId(), now,
				new RehearsalEvent.Wiped(wipe.campaignId(), this.service, wipe.removed(), left));
	}

}
