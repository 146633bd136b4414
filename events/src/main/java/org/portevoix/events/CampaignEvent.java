package org.portevoix.events;

import static java.util.Objects.requireNonNull;

/**
 * A campaign changed. Carried by {@code campaigns}, compacted, under the campaign's id,
 * and by {@code public} under its slug; always with the full public state.
 */
public sealed interface CampaignEvent extends PublicEvent {

	/** The campaign after the change. */
	CampaignState campaign();

	/** It opened to the public. */
	@EventType("campaign.published.v1")
	record Published(CampaignState campaign) implements CampaignEvent {

		public Published {
			requireNonNull(campaign);
		}

	}

	/** Its texts or settings changed. */
	@EventType("campaign.updated.v1")
	record Updated(CampaignState campaign) implements CampaignEvent {

		public Updated {
			requireNonNull(campaign);
		}

	}

	/** Signing is interrupted. */
	@EventType("campaign.paused.v1")
	record Paused(CampaignState campaign) implements CampaignEvent {

		public Paused {
			requireNonNull(campaign);
		}

	}

	/** Signing goes on. */
	@EventType("campaign.resumed.v1")
	record Resumed(CampaignState campaign) implements CampaignEvent {

		public Resumed {
			requireNonNull(campaign);
		}

	}

	/** No more signatures are taken. */
	@EventType("campaign.closed.v1")
	record Closed(CampaignState campaign) implements CampaignEvent {

		public Closed {
			requireNonNull(campaign);
		}

	}

	/** The demand was handed to the decision makers. */
	@EventType("campaign.handed-in.v1")
	record HandedIn(CampaignState campaign) implements CampaignEvent {

		public HandedIn {
			requireNonNull(campaign);
		}

	}

	/** The decision makers answered. */
	@EventType("campaign.answered.v1")
	record Answered(CampaignState campaign) implements CampaignEvent {

		public Answered {
			requireNonNull(campaign);
		}

	}

	/**
	 * A dress rehearsal is over, and whoever holds anything of it removes that. It stays
	 * on {@code campaigns}, so that what a replay brings again of it later is dropped.
	 */
	@EventType("campaign.rehearsal-wiped.v1")
	record RehearsalWiped(CampaignState campaign) implements CampaignEvent {

		public RehearsalWiped {
			requireNonNull(campaign);
		}

	}

}
