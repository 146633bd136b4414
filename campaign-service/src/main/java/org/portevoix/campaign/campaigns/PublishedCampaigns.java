package org.portevoix.campaign.campaigns;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.service.problems.Unavailable;

import org.springframework.stereotype.Component;

/**
 * Every campaign that was ever published, as the log has it. It is kept in memory, so
 * that signing and reading go on while the store is away. Before the log has been read up
 * to its end, nobody is told that there is no such campaign.
 */
@Component
public class PublishedCampaigns {

	private final Map<String, CampaignState> byId = new ConcurrentHashMap<>();

	private final Map<String, CampaignState> bySlug = new ConcurrentHashMap<>();

	private volatile BooleanSupplier complete = () -> false;

	/** Says when the log has been read up to its end. */
	void completeWhen(BooleanSupplier caughtUp) {
		this.complete = caughtUp;
	}

	/** Whether all is known that the log held when this instance started. */
	public boolean isComplete() {
		return this.complete.getAsBoolean();
	}

	/**
	 * A campaign by its id.
	 * @throws Unavailable if it is not known yet whether there is one
	 */
	public Optional<CampaignState> byId(String campaignId) {
		return known(this.byId.get(campaignId));
	}

	/**
	 * A campaign by its slug.
	 * @throws Unavailable if it is not known yet whether there is one
	 */
	public Optional<CampaignState> bySlug(String slug) {
		return known(this.bySlug.get(slug));
	}

	private Optional<CampaignState> known(@Nullable CampaignState campaign) {
		if (campaign == null && !isComplete()) {
			throw new Unavailable();
		}
		return Optional.ofNullable(campaign);
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
		if (!isComplete()) {
			throw new Unavailable();
		}
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
