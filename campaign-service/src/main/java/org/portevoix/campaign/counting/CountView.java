package org.portevoix.campaign.counting;

import java.time.Instant;

import org.portevoix.campaign.campaigns.Goal;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.events.CampaignState;

/**
 * The count as everybody sees it.
 *
 * @param confirmed signatures that count
 * @param goal the step that is aimed for now
 * @param asOf when the store said so
 */
record CountView(String slug, long confirmed, long goal, Instant asOf) {

	static CountView of(CampaignState campaign, Count count) {
		return new CountView(campaign.slug(), count.confirmed(), Goal.at(campaign.goal(), count.confirmed()),
				count.asOf());
	}

	/** Whether nobody would see a difference. */
	boolean looksLike(CountView other) {
		return this.confirmed == other.confirmed && this.goal == other.goal;
	}

}
