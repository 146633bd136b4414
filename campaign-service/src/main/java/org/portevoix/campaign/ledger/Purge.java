package org.portevoix.campaign.ledger;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.messaging.EventSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds what was never confirmed, and has the ledger forget it by a record of its own.
 * Two instances that find the same say the same, which forgets nothing more.
 */
@Component
class Purge {

	private static final Logger log = LoggerFactory.getLogger(Purge.class);

	private static final URI SOURCE = URI.create("/campaign-service/purge");

	private static final int BATCH = 500;

	private final MongoOperations mongo;

	private final Overflows overflows;

	private final AbuseTraces traces;

	private final EventSender sender;

	private final LedgerSettings settings;

	private final Clock clock;

	Purge(MongoOperations mongo, Overflows overflows, AbuseTraces traces, EventSender sender, LedgerSettings settings,
			Clock clock) {
		this.mongo = mongo;
		this.overflows = overflows;
		this.traces = traces;
		this.sender = sender;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.ledger.purge-every:PT10M}",
			initialDelayString = "${portevoix.ledger.purge-every:PT10M}")
	void purge() {
		try {
			int purged = purgeDue();
			this.overflows.removeDue(this.clock.instant());
			this.traces.forget(this.clock.instant());
			if (purged > 0) {
				log.info("Unconfirmed data of {} signatures is over its time and goes", purged);
			}
		}
		catch (DataAccessException | EventNotAcknowledged ex) {
			log.warn("The purge waits: {}", ex.getClass().getSimpleName());
		}
	}

	/**
	 * Appends a record for each signature with unconfirmed data over its time.
	 * @return how many there were
	 */
	int purgeDue() {
		Instant now = this.clock.instant();
		Instant submittedBefore = now.minus(this.settings.purgeAfter());
		String after = "";
		int purged = 0;
		while (true) {
			List<Due> due = this.mongo.find(page(now, after), Due.class, "signatures");
			if (due.isEmpty()) {
				return purged;
			}
			this.sender.sendAll("signatures-out-0",
					due.stream()
						.map((found) -> Event.of(SOURCE, found.id(), now,
								new SignatureRecord.Purged(found.campaignId(), submittedBefore)))
						.toList());
			purged += due.size();
			after = due.getLast().id();
		}
	}

	private static Query page(Instant now, String after) {
		Query page = Query.query(Criteria.where("purgeDue").lte(now).and("_id").gt(after))
			.with(Sort.by("_id"))
			.limit(BATCH);
		page.fields().include("campaignId");
		return page;
	}

	/** A signature with unconfirmed data over its time. */
	record Due(String id, String campaignId) {

	}

}
