package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.PublicEvent;
import org.portevoix.events.Rehearsal;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.feed.KeptEvents;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscriptions;
import org.portevoix.service.rehearsal.WipedRehearsals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes public events from the log: first a delivery for each subscription that gets it,
 * then the event itself. An event that is kept has had its deliveries, and a replay adds
 * none.
 */
@Component
class PublicIntake {

	private static final Logger log = LoggerFactory.getLogger(PublicIntake.class);

	/** How long an event waits for its campaign to be known. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final EventReader reader;

	private final Arrivals arrivals;

	private final KeptEvents kept;

	private final Subscriptions subscriptions;

	private final Entitlement entitlement;

	private final KnownCampaigns campaigns;

	private final WipedRehearsals wiped;

	private final Clock clock;

	private final Map<String, Instant> unknown = new ConcurrentHashMap<>();

	PublicIntake(EventReader reader, Arrivals arrivals, KeptEvents kept, Subscriptions subscriptions,
			Entitlement entitlement, KnownCampaigns campaigns, WipedRehearsals wiped, Clock clock) {
		this.reader = reader;
		this.arrivals = arrivals;
		this.kept = kept;
		this.subscriptions = subscriptions;
		this.entitlement = entitlement;
		this.campaigns = campaigns;
		this.wiped = wiped;
		this.clock = clock;
	}

	void accept(Message<List<byte[]>> batch) {
		Batch place = Batch.of(batch);
		if (!this.campaigns.isComplete()) {
			throw new IllegalStateException("The campaigns are not known yet");
		}
		Map<String, Received<PublicEvent>> events = new LinkedHashMap<>();
		for (Received<PublicEvent> received : this.reader.read(PublicEvent.class, "public-dlq-out-0", batch)) {
			if (received.event().data() instanceof CampaignEvent change) {
				// In the order of this topic, whatever the view has read so far.
				this.campaigns.apply(new Event<>(received.event().id(), received.event().source(),
						change.campaign().campaignId(), received.event().time(), null, change));
			}
			// A replay brings nothing back of what is wiped, but that it is.
			if (isEnd(received.event()) || !this.wiped.hasSlug(received.event().subject())) {
				events.putIfAbsent(received.event().id(), received);
			}
		}
		Set<String> known = events.isEmpty() ? Set.of() : this.kept.present(events.keySet());
		events.keySet().removeAll(known);
		String stream = this.arrivals.stream("public", place);
		take(events.values().stream().toList(), stream, place);
	}

	private void take(List<Received<PublicEvent>> events, String stream, Batch place) {
		Instant now = this.clock.instant();
		Instant expiry = this.kept.expiry();
		List<Subscription> all = events.isEmpty() ? List.of() : this.subscriptions.all();
		List<KeptEvent> keeping = new ArrayList<>();
		List<Delivery> deliveries = new ArrayList<>();
		for (Received<PublicEvent> received : events) {
			Event<PublicEvent> event = received.event();
			// What partners read has no trace: an endpoint gets it as a header.
			KeptEvent keep = new KeptEvent(event.id(), stream, received.offset(), event.type(), event.subject(), null,
					event.time(), EventCodec.toJson(event.in(null)).toString(), expiry,
					isEnd(event) ? null : Rehearsal.idOfSlug(event.subject()));
			keeping.add(keep);
			campaign(event).ifPresent((campaign) -> all.stream()
				.filter((one) -> Entitlement.goesTo(one, event, campaign))
				.map((one) -> Delivery.of(keep, one, now, event.traceparent()))
				.forEach(deliveries::add));
		}
		this.arrivals.take(stream, place.end(), keeping, deliveries);
	}

	private static boolean isEnd(Event<PublicEvent> event) {
		return event.data() instanceof CampaignEvent.RehearsalWiped;
	}

	/** Known before its events, but for a moment in which the view is behind. */
	private Optional<CampaignState> campaign(Event<PublicEvent> event) {
		Optional<CampaignState> campaign = this.entitlement.campaign(event);
		if (campaign.isPresent()) {
			this.unknown.remove(event.subject());
			return campaign;
		}
		Instant now = this.clock.instant();
		if (now.isBefore(this.unknown.computeIfAbsent(event.subject(), (_) -> now).plus(PATIENCE))) {
			throw new IllegalStateException("An event waits for its campaign");
		}
		log.warn("Event {} is about a campaign that nobody told of", event.id());
		return campaign;
	}

}
