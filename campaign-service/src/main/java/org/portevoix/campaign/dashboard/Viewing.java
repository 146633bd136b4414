package org.portevoix.campaign.dashboard;

import java.util.stream.Stream;

import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Rehearsal;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.NotFound;

import org.springframework.stereotype.Component;

/** Decides who may look at a campaign's numbers. */
@Component
class Viewing {

	private final PublishedCampaigns campaigns;

	private final StaffCampaigns drafts;

	Viewing(PublishedCampaigns campaigns, StaffCampaigns drafts) {
		this.campaigns = campaigns;
		this.drafts = drafts;
	}

	/** Whether there are numbers to look at yet. */
	boolean hasNumbers(String slug) {
		return Rehearsal.isSlug(slug) || this.campaigns.bySlug(slug).isPresent();
	}

	/**
	 * One that has no numbers yet, for somebody who may see it.
	 * @throws org.portevoix.campaign.campaigns.CampaignNotFound for everybody else
	 */
	Campaign draft(String slug, Caller caller) {
		return this.drafts.seenBy(caller, slug);
	}

	/**
	 * A campaign for somebody of the organisation that carries it, or of one that joined.
	 * @throws NotFound for everybody else, as if there were none
	 */
	CampaignState campaign(String slug, Caller caller) {
		CampaignState campaign = this.campaigns.bySlug(slug)
			.or(() -> this.campaigns.rehearsal(slug))
			.orElseThrow(NotFound::new);
		// A rehearsal is nobody's business but that of who carries it.
		Stream<String> joined = Rehearsal.isSlug(slug) ? Stream.of() : campaign.partners().stream();
		boolean may = Stream.concat(Stream.of(campaign.organisation()), joined)
			.anyMatch((organisation) -> caller.may(Permission.CAMPAIGN_READ, organisation));
		if (!may) {
			throw new NotFound();
		}
		return campaign;
	}

}
