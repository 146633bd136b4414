package org.portevoix.service.rehearsal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Rehearsal;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.views.MaterializedView;

/**
 * The rehearsals that are wiped, as {@code campaigns} tells of them for ever. What the
 * log still holds of one, or brings again, is dropped.
 */
public class WipedRehearsals extends MaterializedView {

	private final Map<String, CampaignState> byId = new ConcurrentHashMap<>();

	private final Map<String, String> idBySlug = new ConcurrentHashMap<>();

	private final Wiping wiping;

	WipedRehearsals(Wiping wiping) {
		this.wiping = wiping;
	}

	/**
	 * Whether a campaign is a rehearsal that is wiped.
	 * @throws Unavailable if it is a rehearsal, and not all that are wiped are known yet
	 */
	public boolean hasId(String campaignId) {
		return Rehearsal.isId(campaignId) && find(this.byId, campaignId).isPresent();
	}

	/**
	 * The same by its slug.
	 * @throws Unavailable if it is a rehearsal, and not all that are wiped are known yet
	 */
	public boolean hasSlug(String slug) {
		return Rehearsal.isSlug(slug) && find(this.idBySlug, slug).isPresent();
	}

	void apply(Event<CampaignEvent> event) {
		if (event.data() instanceof CampaignEvent.RehearsalWiped(CampaignState campaign)) {
			this.byId.put(campaign.campaignId(), campaign);
			this.idBySlug.put(campaign.slug(), campaign.campaignId());
			this.wiping.heard(campaign);
		}
	}

}
