package org.portevoix.campaign.campaigns;

import org.portevoix.events.CampaignState;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.NotFound;

import org.springframework.stereotype.Component;

/** Gives campaigns to those who act for the organisation that carries them. */
@Component
public class CarriedCampaigns {

	private final PublishedCampaigns campaigns;

	CarriedCampaigns(PublishedCampaigns campaigns) {
		this.campaigns = campaigns;
	}

	/**
	 * A campaign that was published.
	 * @param permission what is to be done with it
	 * @throws NotFound for other organisations too: they are not told that there is one
	 * @throws org.portevoix.service.access.NotYours if she may not do that
	 */
	public CampaignState required(String slug, Caller caller, Permission permission) {
		CampaignState campaign = this.campaigns.bySlug(slug).orElseThrow(NotFound::new);
		if (!caller.may(Permission.CAMPAIGN_READ, campaign.organisation())) {
			throw new NotFound();
		}
		caller.require(permission, campaign.organisation());
		return campaign;
	}

}
