package org.portevoix.campaign.campaigns;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Rehearsal;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.views.MaterializedView;

import org.springframework.stereotype.Component;

/**
 * Every campaign that was ever published, as the log has it. It is kept in memory, so
 * that signing and reading go on while the store is away. Dress rehearsals are kept
 * apart: nobody who asks for a campaign is given one.
 */
@Component
public class PublishedCampaigns extends MaterializedView {

	private final Map<String, CampaignState> byId = new ConcurrentHashMap<>();

	private final Map<String, CampaignState> bySlug = new ConcurrentHashMap<>();

	private final Map<String, CampaignState> rehearsals = new ConcurrentHashMap<>();

	/**
	 * A campaign by its id.
	 * @throws Unavailable if it is not known yet whether there is one
	 */
	public Optional<CampaignState> byId(String campaignId) {
		return find(this.byId, campaignId);
	}

	/**
	 * A campaign by its slug.
	 * @throws Unavailable if it is not known yet whether there is one
	 */
	public Optional<CampaignState> bySlug(String slug) {
		return find(this.bySlug, slug);
	}

	/**
	 * The same, for those who can't go on without.
	 * @throws CampaignNotFound if there is none
	 * @throws Unavailable if it is not known yet whether there is one
	 */
	public CampaignState required(String slug) {
		return bySlug(slug).orElseThrow(CampaignNotFound::new);
	}

	/**
	 * All of them, those that close last first.
	 * @throws Unavailable if not all are known yet
	 */
	public List<CampaignState> all() {
		requireComplete();
		return this.byId.values().stream().sorted(Comparator.comparing(CampaignState::end).reversed()).toList();
	}

	/** The rehearsals that are not wiped. */
	public List<CampaignState> rehearsals() {
		return List.copyOf(this.rehearsals.values());
	}

	/** A rehearsal by its slug. */
	public Optional<CampaignState> rehearsal(String slug) {
		return Optional.ofNullable(this.rehearsals.get(slug));
	}

	/** Takes a change from the log; an older one than it knows is nothing new. */
	void apply(Event<? extends CampaignEvent> event) {
		CampaignState told = event.data().campaign();
		if (Rehearsal.isId(told.campaignId())) {
			applyRehearsal(event.data(), told);
			return;
		}
		CampaignState latest = this.byId.merge(told.campaignId(), told,
				(known, other) -> (other.revision() >= known.revision()) ? other : known);
		this.bySlug.put(latest.slug(), latest);
	}

	private void applyRehearsal(CampaignEvent change, CampaignState told) {
		if (change instanceof CampaignEvent.RehearsalWiped) {
			this.rehearsals.remove(told.slug());
		}
		else {
			this.rehearsals.put(told.slug(), told);
		}
	}

}
