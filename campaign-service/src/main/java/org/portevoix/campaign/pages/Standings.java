package org.portevoix.campaign.pages;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Goal;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.CampaignState;

import org.springframework.stereotype.Component;

/** How far campaigns have come, in numbers. */
@Component
class Standings {

	private final Counts counts;

	Standings(Counts counts) {
		this.counts = counts;
	}

	/** Nothing where the store is away and never told: a page must not say zero then. */
	@Nullable Standing of(CampaignState campaign) {
		return this.counts.of(campaign.campaignId())
			.map((count) -> new Standing(campaign.slug(), count.confirmed(),
					Goal.at(campaign.goal(), count.confirmed())))
			.orElse(null);
	}

}
