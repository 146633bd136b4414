package org.portevoix.campaign.dashboard;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.portevoix.campaign.campaigns.Goal;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.dashboard.Happening.Kind;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.PublicEvent;
import org.portevoix.messaging.outbox.PendingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees that a step of the goal is reached, and tells it once. The document that keeps it
 * has an id that follows from campaign and step, and carries the event: of all instances,
 * now and after any replay, one writes it and the others find it there. If the whole
 * store were made anew, the event would come again with the same id.
 */
@Component
class Milestones {

	private static final Logger log = LoggerFactory.getLogger(Milestones.class);

	private static final URI SOURCE = URI.create("/campaign-service/milestones");

	/** Long after its end no count rises. */
	private static final Duration AFTERWARDS = Duration.ofDays(14);

	private final PublishedCampaigns campaigns;

	private final Counts counts;

	private final Timeline timeline;

	private final Pseudonyms ids;

	private final Clock clock;

	/** Ids of those that are told; so that the store is asked once for each. */
	private final Set<String> told = ConcurrentHashMap.newKeySet();

	Milestones(PublishedCampaigns campaigns, Counts counts, Timeline timeline, Pseudonyms ids, Clock clock) {
		this.campaigns = campaigns;
		this.counts = counts;
		this.timeline = timeline;
		this.ids = ids;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.dashboard.milestones-every:PT2S}")
	void look() {
		if (!this.campaigns.isComplete()) {
			return;
		}
		Instant now = this.clock.instant();
		try {
			Stream.concat(this.campaigns.all().stream(), this.campaigns.rehearsals().stream())
				.filter((campaign) -> campaign.end().plus(AFTERWARDS).isAfter(now))
				.forEach((campaign) -> this.counts.of(campaign.campaignId())
					.ifPresent((count) -> tell(campaign, count)));
		}
		catch (DataAccessException ex) {
			log.warn("Milestones wait: {}", ex.getClass().getSimpleName());
		}
	}

	private void tell(CampaignState campaign, Count count) {
		for (long step : Goal.reached(campaign.goal(), count.confirmed())) {
			String id = this.ids.event(campaign.campaignId(), "milestone", Long.toString(step));
			if (!this.told.contains(id)) {
				this.timeline.add(reached(id, campaign, step, count.confirmed()));
				this.told.add(id);
			}
		}
	}

	private Happening reached(String id, CampaignState campaign, long step, long total) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Event<PublicEvent> event = new Event<>(id, SOURCE, campaign.slug(), now, null,
				new PublicEvent.MilestoneReached(campaign.slug(), step, total));
		return new Happening(id, campaign.campaignId(), Kind.MILESTONE, now, null, null, step, null,
				List.of(PendingEvent.of("public-out-0", event)), now);
	}

}
