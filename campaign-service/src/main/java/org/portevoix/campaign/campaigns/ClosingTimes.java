package org.portevoix.campaign.campaigns;

import java.time.Clock;

import org.portevoix.service.problems.ChangedMeanwhile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes campaigns whose time is over, so that everybody hears of it. Signing does not
 * wait for this: it looks at the time itself.
 */
@Component
class ClosingTimes {

	private static final Logger log = LoggerFactory.getLogger(ClosingTimes.class);

	private final Campaigns campaigns;

	private final CampaignChanges changes;

	private final Clock clock;

	ClosingTimes(Campaigns campaigns, CampaignChanges changes, Clock clock) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.campaigns.closing-interval}")
	void closeWhatIsOver() {
		try {
			this.campaigns.findOver(this.clock.instant()).forEach(this::close);
			this.campaigns.removeDiscarded();
		}
		catch (DataAccessException ex) {
			log.warn("Campaigns whose time is over wait to be closed: {}", ex.getClass().getSimpleName());
		}
	}

	private void close(Campaign campaign) {
		try {
			this.changes.advance(campaign, Action.CLOSE);
		}
		catch (ChangedMeanwhile ex) {
			log.debug("Campaign {} was changed at the same moment; its turn comes again", campaign.campaignId());
		}
	}

}
