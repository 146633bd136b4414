package org.portevoix.notification.deliveries;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.PartnerEvent;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.notification.contacts.Acknowledgements;
import org.portevoix.notification.contacts.Disclosures;
import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.feed.KeptEvents;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscriptions;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes from the log what became of people's data, and tells those organisations that
 * were sent it, under the reference by which they know the person.
 */
@Component
class MemberIntake {

	private static final URI SOURCE = URI.create("/notification-service/contacts");

	private final EventReader reader;

	private final Arrivals arrivals;

	private final Disclosures disclosures;

	private final Acknowledgements acknowledgements;

	private final KeptEvents kept;

	private final Subscriptions subscriptions;

	private final Clock clock;

	MemberIntake(EventReader reader, Arrivals arrivals, Disclosures disclosures, Acknowledgements acknowledgements,
			KeptEvents kept, Subscriptions subscriptions, Clock clock) {
		this.reader = reader;
		this.arrivals = arrivals;
		this.disclosures = disclosures;
		this.acknowledgements = acknowledgements;
		this.kept = kept;
		this.subscriptions = subscriptions;
		this.clock = clock;
	}

	void accept(Message<List<byte[]>> batch) {
		Batch place = Batch.of(batch);
		String stream = this.arrivals.stream("members", place);
		Map<String, KeptEvent> news = new LinkedHashMap<>();
		for (Received<MemberEvent> received : this.reader.read(MemberEvent.class, "members-dlq-out-0", batch)) {
			changes(received.event()).forEach((change) -> {
				KeptEvent event = event(change, received, stream);
				news.putIfAbsent(event.id(), event);
			});
		}
		if (!news.isEmpty()) {
			news.keySet().removeAll(this.kept.present(news.keySet()));
		}
		news.values().forEach(this::expect);
		this.arrivals.take(stream, place.end(), List.copyOf(news.values()), deliveries(news.values()));
	}

	private List<Change> changes(Event<MemberEvent> event) {
		List<Change> changes = new ArrayList<>();
		switch (event.data()) {
			case MemberEvent.Updated updated -> {
				if (updated.personRef() != null && this.disclosures.any(updated.organisation(), updated.personRef())) {
					changes.add(new Change(updated.organisation(), updated.personRef(),
							new PartnerEvent.Corrected(updated.personRef())));
				}
			}
			case MemberEvent.ConsentWithdrawn withdrawn -> {
				if (withdrawn.personRef() != null && withdrawn.purpose().keepsContact()
						&& this.disclosures.ended(withdrawn.organisation(), withdrawn.personRef())) {
					changes.add(new Change(withdrawn.organisation(), withdrawn.personRef(),
							new PartnerEvent.Withdrawn(withdrawn.personRef(), withdrawn.purpose())));
				}
			}
			case MemberEvent.Erased erased -> erased.references().forEach((reference) -> {
				if (this.disclosures.ended(reference.organisation(), reference.personRef())) {
					changes.add(new Change(reference.organisation(), reference.personRef(),
							new PartnerEvent.Erased(reference.personRef())));
				}
			});
			case MemberEvent.Joined _, MemberEvent.ConsentGranted _ -> {
			}
		}
		return changes;
	}

	private KeptEvent event(Change change, Received<MemberEvent> from, String stream) {
		Event<MemberEvent> cause = from.event();
		String personRef = change.personRef();
		Event<PartnerEvent> untold = Event.of(SOURCE, personRef, cause.time(), change.data());
		String id = UUID
			.nameUUIDFromBytes(
					(cause.id() + "/" + change.organisation() + "/" + untold.type()).getBytes(StandardCharsets.UTF_8))
			.toString();
		Event<PartnerEvent> told = new Event<>(id, SOURCE, personRef, cause.time(), null, change.data());
		return new KeptEvent(id, stream, from.offset(), told.type(), personRef, change.organisation(), cause.time(),
				EventCodec.toJson(told).toString(), this.kept.expiry(), null);
	}

	private void expect(KeptEvent event) {
		if (!event.type().equals(PartnerTypes.CONTACT_CORRECTED)) {
			this.acknowledgements.expect(event.id(), organisation(event), event.type(), event.subject());
		}
	}

	private List<Delivery> deliveries(Iterable<KeptEvent> events) {
		Instant now = this.clock.instant();
		List<Delivery> deliveries = new ArrayList<>();
		for (KeptEvent event : events) {
			for (Subscription one : this.subscriptions.of(organisation(event))) {
				if (one.takesEvents()) {
					deliveries.add(Delivery.of(event, one, now, null));
				}
			}
		}
		return deliveries;
	}

	private static String organisation(KeptEvent event) {
		return java.util.Objects.requireNonNull(event.organisation());
	}

	private record Change(String organisation, String personRef, PartnerEvent data) {

	}

}
