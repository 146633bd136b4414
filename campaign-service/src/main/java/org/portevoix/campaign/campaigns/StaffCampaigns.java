package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignState;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;

import org.springframework.stereotype.Component;

/** The campaigns as those who work on them, or joined them, may see them. */
@Component
public class StaffCampaigns {

	private final Campaigns campaigns;

	private final PublishGate gate;

	private final Publication publication;

	private final Clock clock;

	StaffCampaigns(Campaigns campaigns, PublishGate gate, Publication publication, Clock clock) {
		this.campaigns = campaigns;
		this.gate = gate;
		this.publication = publication;
		this.clock = clock;
	}

	/** Those that a caller may see, the latest written first. */
	public List<Campaign> seenBy(Caller caller, int skip, int limit) {
		caller.requireAnywhere(Permission.CAMPAIGN_READ);
		Set<String> organisations = caller.platform() ? null : caller.organisations(Permission.CAMPAIGN_READ);
		return this.campaigns.find(organisations, skip, limit);
	}

	/**
	 * One that a caller may see: her organisation carries it, or joined it and it is
	 * public. A partner hears of a draft from who writes it, by its preview link.
	 * @throws CampaignNotFound if there is none, or she may not know of it
	 */
	public Campaign seenBy(Caller caller, String slug) {
		caller.requireAnywhere(Permission.CAMPAIGN_READ);
		return this.campaigns.findBySlug(slug)
			.filter((campaign) -> mayRead(caller, campaign))
			.orElseThrow(CampaignNotFound::new);
	}

	/**
	 * One to do something with that needs more than seeing it.
	 * @throws CampaignNotFound if there is none, or she may not know of it
	 */
	public Campaign with(Caller caller, String slug, Permission permission) {
		Campaign campaign = seenBy(caller, slug);
		caller.require(permission, campaign.content().organisation());
		return campaign;
	}

	/** By its id, for who proves by something else that she may see it. */
	public Optional<Campaign> byId(String campaignId) {
		return this.campaigns.findById(campaignId).filter((campaign) -> !campaign.isDiscarded());
	}

	/** What still hinders that it is public. */
	public List<Missing> missing(Campaign campaign) {
		return (campaign.state() != null) ? this.gate.check(campaign.content())
				: this.gate.checkFirst(campaign.content(), this.clock.instant());
	}

	/** As it would look if it were public now; what is missing stays empty. */
	public Optional<CampaignState> asPublic(Campaign campaign) {
		return this.publication.unfinished(campaign, this.clock.instant());
	}

	private static boolean mayRead(Caller caller, Campaign campaign) {
		return caller.may(Permission.CAMPAIGN_READ, campaign.content().organisation())
				|| (campaign.state() != null && joinedBy(caller, campaign) != null);
	}

	/** The organisation through which a caller sees the campaign of another one. */
	public static @Nullable String joinedBy(Caller caller, Campaign campaign) {
		return campaign.content()
			.partners()
			.stream()
			.filter((partner) -> caller.may(Permission.CAMPAIGN_READ, partner))
			.findFirst()
			.orElse(null);
	}

}
