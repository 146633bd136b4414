package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.util.Optional;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.PublicEvent;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;

import org.springframework.stereotype.Component;

/** Who gets which event: whoever carries its campaign or joined it, and asked for it. */
@Component
class Entitlement {

	/** Clocks differ, and an event may be a little older than what it seems to follow. */
	private static final Duration MARGIN = Duration.ofMinutes(5);

	private final KnownCampaigns campaigns;

	Entitlement(KnownCampaigns campaigns) {
		this.campaigns = campaigns;
	}

	/** The campaign that an event is about, as it stands with that event. */
	Optional<CampaignState> campaign(Event<PublicEvent> event) {
		return (event.data() instanceof CampaignEvent change) ? Optional.of(change.campaign())
				: this.campaigns.bySlug(event.subject());
	}

	/** Whether a new event goes to a subscription. */
	static boolean goesTo(Subscription subscription, Event<PublicEvent> event, CampaignState campaign) {
		return subscription.takesEvents() && subscription.wants(event.type(), event.subject())
				&& KnownCampaigns.takesPart(subscription.organisation(), campaign)
				&& !event.time().isBefore(subscription.createdAt().minus(MARGIN));
	}

	/** Whether one that is kept goes to a subscription, as things stand now. */
	boolean goesTo(Subscription subscription, KeptEvent event) {
		if (event.organisation() != null) {
			return event.organisation().equals(subscription.organisation()) && PartnerTypes.aboutContact(event.type());
		}
		return subscription.wants(event.type(), event.subject())
				&& this.campaigns.entitled(subscription.organisation(), event.subject());
	}

}
