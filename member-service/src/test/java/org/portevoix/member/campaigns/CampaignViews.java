package org.portevoix.member.campaigns;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Examples;

/** Views of campaigns as tests need them. */
public final class CampaignViews {

	private CampaignViews() {
	}

	/** A view that was told of some campaigns. */
	public static KnownCampaigns of(CampaignState... campaigns) {
		KnownCampaigns known = new KnownCampaigns();
		for (CampaignState campaign : campaigns) {
			known.apply(Examples.campaign(new CampaignEvent.Published(campaign)));
		}
		return known;
	}

}
