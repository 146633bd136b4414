package org.portevoix.campaign.campaigns;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;

import org.springframework.stereotype.Component;

/**
 * Every campaign that was ever published, as the log has it. It is kept in memory, so
 * that signing and reading go on while the store is away.
 */
@Component
public class PublishedCampaigns {

	private final Map<String, CampaignState> byId = new ConcurrentHashMap<>();

	private final Map<String, CampaignState> bySlug = new ConcurrentHashMap<>();

	public Optional<CampaignState> byId(String campaignId) {
		return Optional.ofNullable(this.byId.get(campaignId));
	}

	public Optional<CampaignState> bySlug(String slug) {
		return Optional.ofNullable(this.bySlug.get(slug));
	}

	/**
	 * The same, for those who can't go on without.
	 * @throws CampaignNotFound if there is none
	 */
	public CampaignState required(String slug) {
		return bySlug(slug).orElseThrow(CampaignNotFound::new);
	}

	/** All of them, those that close last first. */
	public List<CampaignState> all() {
		return this.byId.values().stream().sorted(Comparator.comparing(CampaignState::end).reversed()).toList();
	}

	/** Takes a change from the log; an older one than it knows is nothing new. */
	void apply(Event<? extends CampaignEvent> event) {
		CampaignState told = event.data().campaign();
		CampaignState latest = this.byId.merge(told.campaignId(), told,
				(known, other) -> (other.revision() >= known.revision()) ? other : known);
		this.bySlug.put(latest.slug(), latest);
	}

}
