package org.portevoix.campaign.dashboard;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.dashboard.Happening.Kind;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.rehearsal.WipedRehearsals;
import org.portevoix.service.request.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What happened to campaigns, and when. The topic keeps only the latest state of each, so
 * what is heard there is kept here, under the id of its event: hearing it again adds
 * nothing. Listening waits for no store; what is heard while that is away is kept until
 * it is back.
 */
@Component
public class Timeline {

	private static final Logger log = LoggerFactory.getLogger(Timeline.class);

	private static final URI SOURCE = URI.create("/campaign-service/dashboard");

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	private final WipedRehearsals wiped;

	private final Clock clock;

	private final Queue<Happening> heard = new ConcurrentLinkedQueue<>();

	Timeline(MongoOperations mongo, OutboxRelay timelineOutbox, WipedRehearsals wiped, Clock clock) {
		this.mongo = mongo;
		this.outbox = timelineOutbox;
		this.wiped = wiped;
		this.clock = clock;
	}

	/** Hears of a change; words that were mended explain no jump. */
	void heard(Event<CampaignEvent> event) {
		Kind kind = switch (event.data()) {
			case CampaignEvent.Published _ -> Kind.PUBLISHED;
			case CampaignEvent.Paused _ -> Kind.PAUSED;
			case CampaignEvent.Resumed _ -> Kind.RESUMED;
			case CampaignEvent.Closed _ -> Kind.CLOSED;
			case CampaignEvent.HandedIn _ -> Kind.HANDED_IN;
			case CampaignEvent.Answered _ -> Kind.ANSWERED;
			case CampaignEvent.Updated _, CampaignEvent.RehearsalWiped _ -> null;
		};
		if (kind != null) {
			this.heard.add(Happening.of(event.id(), event.data().campaign().campaignId(), kind, event.time()));
		}
	}

	@Scheduled(fixedDelayString = "${portevoix.dashboard.timeline-every:PT1S}")
	void keepWhatWasHeard() {
		try {
			for (Happening next = this.heard.peek(); next != null; next = this.heard.peek()) {
				if (!this.wiped.hasId(next.campaignId())) {
					add(next);
				}
				this.heard.remove(next);
			}
		}
		catch (DataAccessException | Unavailable ex) {
			log.warn("The timeline waits: {}", ex.getClass().getSimpleName());
		}
	}

	/**
	 * Adds what is not there yet.
	 * @return whether it was not
	 */
	boolean add(Happening happening) {
		try {
			this.mongo.insert(happening);
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
		if (!happening.pendingEvents().isEmpty()) {
			this.outbox.wake();
		}
		return true;
	}

	/** Writes down what staff knows about a moment, and tells the audit trail. */
	void note(CampaignState campaign, Instant at, String text, Caller by, Origin origin) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Act act = Act.of("campaign.note-added", "campaign/" + campaign.slug(), campaign.organisation())
			.changing(Map.of(), Map.of("at", at.toString(), "text", text));
		@Nullable String name = by.name();
		add(new Happening(UUID.randomUUID().toString(), campaign.campaignId(), Kind.NOTE, at, text, name, null, null,
				List.of(act.told(SOURCE, by, origin, now)), now));
	}

	/**
	 * Writes down that signatures are taken out of the count, and tells the audit trail.
	 */
	public void invalidated(CampaignState campaign, long number, String reason, Caller by, Origin origin) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Act act = Act.of("signatures.invalidated", "campaign/" + campaign.slug(), campaign.organisation())
			.because(reason)
			.changing(Map.of(), Map.of("signatures", Long.toString(number)));
		add(new Happening(UUID.randomUUID().toString(), campaign.campaignId(), Kind.INVALIDATED, now, reason, by.name(),
				null, number, List.of(act.told(SOURCE, by, origin, now)), now));
	}

	/** All of a campaign, the earliest first. */
	List<Happening> of(String campaignId) {
		return this.mongo.find(Query.query(Criteria.where("campaignId").is(campaignId)).with(Sort.by("at", "_id")),
				Happening.class);
	}

}
