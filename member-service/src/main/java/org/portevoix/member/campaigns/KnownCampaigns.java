package org.portevoix.member.campaigns;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.Event;

import org.springframework.stereotype.Component;

/** The campaigns as campaign-service told of them, kept in memory. */
@Component
public class KnownCampaigns {

	private final Map<String, Campaign> byId = new ConcurrentHashMap<>();

	public Optional<Campaign> byId(String campaignId) {
		return Optional.ofNullable(this.byId.get(campaignId));
	}

	public Optional<Campaign> bySlug(String slug) {
		return this.byId.values().stream().filter((campaign) -> campaign.slug().equals(slug)).findFirst();
	}

	void apply(Event<? extends CampaignEvent> event) {
		Campaign told = Campaign.of(event.data().campaign());
		this.byId.merge(told.campaignId(), told, Campaign::with);
	}

}
