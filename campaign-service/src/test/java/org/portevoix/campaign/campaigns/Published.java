package org.portevoix.campaign.campaigns;

import java.net.URI;
import java.time.Instant;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationState;

/** Puts campaigns into the view as the log would. */
public final class Published {

	private Published() {
	}

	public static PublishedCampaigns campaigns(CampaignState... states) {
		PublishedCampaigns campaigns = new PublishedCampaigns();
		campaigns.completed();
		for (CampaignState state : states) {
			publish(campaigns, state);
		}
		return campaigns;
	}

	public static KnownOrganisations organisations(OrganisationState... states) {
		KnownOrganisations organisations = new KnownOrganisations();
		organisations.completed();
		for (OrganisationState state : states) {
			organisations.apply(Event.of(URI.create("/test"), state.organisationId(), Instant.EPOCH,
					new OrganisationEvent.OrganisationUpdated(state)));
		}
		return organisations;
	}

	public static void publish(PublishedCampaigns campaigns, CampaignState state) {
		campaigns.apply(
				Event.of(URI.create("/test"), state.campaignId(), Instant.EPOCH, new CampaignEvent.Published(state)));
	}

}
