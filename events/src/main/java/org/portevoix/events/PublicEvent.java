package org.portevoix.events;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What anybody entitled to a campaign's events may know. Carried by {@code public} under
 * the campaign's slug. No personal data.
 */
public sealed interface PublicEvent extends EventData
		permits PublicEvent.Confirmed, PublicEvent.Withdrawn, PublicEvent.MilestoneReached, CampaignEvent {

	/**
	 * Somebody's signature counts from now on. Nothing in it tells whose it is.
	 *
	 * @param campaign the slug
	 * @param country null below 10 signers
	 * @param locale null below 10 signers
	 * @param total the count at about that time, an indication only
	 */
	@EventType("signature.confirmed.v1")
	record Confirmed(String campaign, @Nullable String country, @Nullable String locale, String source,
			long total) implements PublicEvent {

		public Confirmed {
			requireNonNull(campaign);
			requireNonNull(source);
		}

	}

	/** Somebody's signature no longer counts. */
	@EventType("signature.withdrawn.v1")
	record Withdrawn(String campaign, long total) implements PublicEvent {

		public Withdrawn {
			requireNonNull(campaign);
		}

	}

	/**
	 * A step of the goal was reached, for the first time: it is told once, also when the
	 * count falls below it and rises again.
	 *
	 * @param campaign the slug
	 * @param milestone the step
	 * @param total the count at about that time
	 */
	@EventType("campaign.milestone-reached.v1")
	record MilestoneReached(String campaign, long milestone, long total) implements PublicEvent {

		public MilestoneReached {
			requireNonNull(campaign);
		}

	}

}
