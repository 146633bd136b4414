package org.portevoix.notification.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Rehearsal;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.views.MaterializedView;

import org.springframework.stereotype.Component;

/** Every campaign that was ever published, as the log has it. */
@Component
public class KnownCampaigns extends MaterializedView {

	private final Map<String, CampaignState> byId = new ConcurrentHashMap<>();

	/** A slug never changes once it is published. */
	private final Map<String, String> idBySlug = new ConcurrentHashMap<>();

	/** Rehearsals that are over. */
	private final Set<String> wiped = ConcurrentHashMap.newKeySet();

	public Optional<CampaignState> byId(String campaignId) {
		return Optional.ofNullable(this.byId.get(campaignId));
	}

	public Optional<CampaignState> bySlug(String slug) {
		return Optional.ofNullable(this.idBySlug.get(slug)).flatMap(this::byId);
	}

	/**
	 * Whether an organisation carries a campaign or joined it.
	 * @throws Unavailable if that cannot be said yet
	 */
	public boolean entitled(String organisation, String slug) {
		requireComplete();
		return !this.wiped.contains(slug)
				&& bySlug(slug).filter((campaign) -> takesPart(organisation, campaign)).isPresent();
	}

	/** Whether an organisation may hear that a rehearsal is over. */
	public boolean tookPart(String organisation, String slug) {
		return bySlug(slug).filter((campaign) -> takesPart(organisation, campaign)).isPresent();
	}

	/**
	 * The campaigns that an organisation carries or joined, sorted by slug.
	 * @throws Unavailable if that cannot be said yet
	 */
	public List<CampaignState> of(String organisation) {
		return of(organisation, false);
	}

	/**
	 * The dress rehearsals of those, also the ones that are over.
	 * @throws Unavailable if that cannot be said yet
	 */
	public List<CampaignState> rehearsalsOf(String organisation) {
		return of(organisation, true);
	}

	private List<CampaignState> of(String organisation, boolean rehearsals) {
		requireComplete();
		return this.byId.values()
			.stream()
			.filter((campaign) -> Rehearsal.isSlug(campaign.slug()) == rehearsals)
			.filter((campaign) -> takesPart(organisation, campaign))
			.sorted(Comparator.comparing(CampaignState::slug))
			.toList();
	}

	/** Whether an organisation carries a campaign in some state or joined it. */
	public static boolean takesPart(String organisation, CampaignState campaign) {
		return campaign.organisation().equals(organisation) || campaign.partners().contains(organisation);
	}

	/** Takes a change from the log; an older one than it knows is nothing new. */
	public void apply(Event<? extends CampaignEvent> event) {
		CampaignState told = event.data().campaign();
		if (event.data() instanceof CampaignEvent.RehearsalWiped) {
			this.wiped.add(told.slug());
		}
		this.idBySlug.put(told.slug(), told.campaignId());
		this.byId.merge(told.campaignId(), told,
				(known, other) -> (other.revision() >= known.revision()) ? other : known);
	}

}
