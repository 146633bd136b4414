package org.portevoix.campaign.erasure;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.texts.Retention;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.request.Origin;
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
 * Finds campaigns whose time of keeping names is over, and has the ledger forget who
 * signed them, by a record for each signature; the numbers stay. Two instances that find
 * the same say the same, with the same ids, which forgets nothing more.
 */
@Component
class Anonymisation {

	private static final Logger log = LoggerFactory.getLogger(Anonymisation.class);

	private static final URI SOURCE = URI.create("/campaign-service/anonymisation");

	private static final int BATCH = 500;

	private final PublishedCampaigns campaigns;

	private final Retention retention;

	private final MongoOperations mongo;

	private final EventSender sender;

	private final Pseudonyms ids;

	private final AnonymisationSettings settings;

	private final Clock clock;

	Anonymisation(PublishedCampaigns campaigns, Retention retention, MongoOperations mongo, EventSender sender,
			Pseudonyms ids, AnonymisationSettings settings, Clock clock) {
		this.campaigns = campaigns;
		this.retention = retention;
		this.mongo = mongo;
		this.sender = sender;
		this.ids = ids;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.anonymisation.every}",
			initialDelayString = "${portevoix.anonymisation.every}")
	void run() {
		try {
			due().forEach((campaign, signatures) -> {
				log.info("{} signatures of campaign {} are over their time and {}", signatures, campaign.slug(),
						this.settings.dryRun() ? "would lose their names: this is a dry run" : "lose their names");
				if (!this.settings.dryRun()) {
					anonymise(campaign, signatures);
				}
			});
		}
		catch (DataAccessException | EventNotAcknowledged | Unavailable ex) {
			log.warn("Names that are over their time wait: {}", ex.getClass().getSimpleName());
		}
	}

	/** How many signatures of which campaigns still say who signed, over their time. */
	Map<CampaignState, Long> due() {
		Instant now = this.clock.instant();
		Map<CampaignState, Long> due = new LinkedHashMap<>();
		for (CampaignState campaign : this.campaigns.all()) {
			if (isOver(campaign, now)) {
				long signatures = this.mongo.count(Query.query(named(campaign)), "signatures");
				if (signatures > 0) {
					due.put(campaign, signatures);
				}
			}
		}
		return due;
	}

	private boolean isOver(CampaignState campaign, Instant now) {
		return campaign.status().compareTo(Status.CLOSED) >= 0 && !now.isBefore(this.retention.anonymisedAt(campaign));
	}

	/** The trail first: what was done and not written down could not be found again. */
	private void anonymise(CampaignState campaign, long signatures) {
		this.sender.send(Act.BINDING, told(campaign, signatures));
		String after = "";
		while (true) {
			List<Named> found = this.mongo.find(page(campaign, after), Named.class, "signatures");
			if (found.isEmpty()) {
				return;
			}
			this.sender.sendAll("signatures-out-0", found.stream()
				.map((one) -> new Event<SignatureRecord>(this.ids.event(one.id(), "anonymised"), SOURCE, one.id(),
						this.clock.instant(), null, new SignatureRecord.Anonymised(campaign.campaignId())))
				.toList());
			after = found.getLast().id();
		}
	}

	/** One entry a campaign and day, however many instances and attempts it takes. */
	private Event<AuditEvent> told(CampaignState campaign, long signatures) {
		Instant now = this.clock.instant();
		Event<AuditEvent> act = Act
			.of("campaign.signatures-anonymised", "campaign/" + campaign.slug(), campaign.organisation())
			.changing(Map.of("named", Long.toString(signatures)), Map.of("named", "0"))
			.event(SOURCE, Caller.ANYBODY, Origin.NONE, now);
		String day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
		return new Event<>(this.ids.event(campaign.campaignId(), "anonymised", day), act.source(), act.subject(),
				act.time(), null, act.data());
	}

	private static Criteria named(CampaignState campaign) {
		return Criteria.where("campaignId").is(campaign.campaignId()).and("personId").ne(null);
	}

	private static Query page(CampaignState campaign, String after) {
		Query page = Query.query(named(campaign).and("_id").gt(after)).with(Sort.by("_id")).limit(BATCH);
		page.fields().include("_id");
		return page;
	}

	/** A signature that says who signed. */
	record Named(String id) {

	}

}
