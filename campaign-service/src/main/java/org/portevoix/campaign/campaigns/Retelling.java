package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.messaging.outbox.PendingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compares the topic {@code campaigns}, as this instance reads it, with the documents,
 * and has told again what the topic lacks: all of them after a restore, or when the log
 * was lost. What is told says what is, not that anything changed, and so it is not told
 * on {@code public}.
 */
@Component
class Retelling {

	private static final Logger log = LoggerFactory.getLogger(Retelling.class);

	private final Campaigns campaigns;

	private final PublishedCampaigns told;

	private final OutboxRelay outbox;

	private final Clock clock;

	private final AtomicLong difference = new AtomicLong();

	Retelling(Campaigns campaigns, PublishedCampaigns told, OutboxRelay campaignsOutbox, Clock clock,
			MeterRegistry meters) {
		this.campaigns = campaigns;
		this.told = told;
		this.outbox = campaignsOutbox;
		this.clock = clock;
		meters.gauge("portevoix.campaigns.untold", this.difference);
	}

	@Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
	void retell() {
		if (!this.told.isComplete()) {
			return;
		}
		try {
			Map<String, Long> revisions = this.campaigns.settledRevisions();
			revisions.entrySet().removeIf((one) -> isTold(one.getKey(), one.getValue()));
			this.difference.set(revisions.size());
			if (!revisions.isEmpty()) {
				log.info("{} campaigns are not as the log has them, and are told again", revisions.size());
				revisions.keySet().forEach((id) -> this.campaigns.findById(id).ifPresent(this::tell));
				this.outbox.wake();
			}
		}
		catch (DataAccessException ex) {
			log.warn("Campaigns are not compared with the log: {}", ex.getClass().getSimpleName());
		}
	}

	private boolean isTold(String campaignId, long revision) {
		return this.told.byId(campaignId).filter((known) -> known.revision() >= revision).isPresent();
	}

	private void tell(Campaign campaign) {
		CampaignState state = campaign.state();
		if (state != null) {
			// Two instances that find the same say the same.
			String id = UUID.nameUUIDFromBytes((campaign.campaignId() + " " + state.revision()).getBytes(UTF_8))
				.toString();
			this.campaigns
				.tellAgain(
						campaign, PendingEvent.of("campaigns-out-0", new Event<>(id, Campaign.SOURCE,
								campaign.campaignId(), this.clock.instant(), null, new CampaignEvent.Updated(state))),
						this.clock.instant());
		}
	}

}
