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
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.PartnerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.notification.contacts.Acknowledgements;
import org.portevoix.notification.contacts.Disclosures;
import org.portevoix.notification.contacts.Disclosures.Ending;
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
		return switch (event.data()) {
			case MemberEvent.Updated updated -> updated(updated, event);
			case MemberEvent.ConsentWithdrawn withdrawn ->
				((withdrawn.personRef() != null) && withdrawn.purpose().keepsContact())
						? ended(withdrawn.organisation(), withdrawn.personRef(), withdrawn.purpose(), event)
						: List.of();
			case MemberEvent.Erased erased -> erased.references()
				.stream()
				.flatMap((reference) -> ended(reference.organisation(), reference.personRef(), null, event).stream())
				.toList();
			case MemberEvent.Disclosed disclosed ->
				this.disclosures.listed(disclosed.organisation(), disclosed.personRef(), event.time())
					.stream()
					.map((ending) -> Change.ended(disclosed.organisation(), disclosed.personRef(), ending))
					.toList();
			case MemberEvent.Joined _, MemberEvent.ConsentGranted _ -> List.of();
		};
	}

	/**
	 * What she agreed to concerns whom she named; what she corrected, who had it wrong.
	 */
	private List<Change> updated(MemberEvent.Updated updated, Event<MemberEvent> event) {
		String reference = updated.personRef();
		if (reference == null) {
			return List.of();
		}
		if (updated.granted() != null) {
			return List.of(new Change(updated.organisation(), reference,
					new PartnerEvent.Granted(reference, updated.granted()), event.id(), event.time()));
		}
		return this.disclosures.any(updated.organisation(), reference) ? List.of(new Change(updated.organisation(),
				reference, new PartnerEvent.Corrected(reference), event.id(), event.time())) : List.of();
	}

	private List<Change> ended(String organisation, String reference, @Nullable Purpose purpose,
			Event<MemberEvent> event) {
		Ending ending = new Ending(event.id(), event.time(), (purpose != null) ? purpose.code() : null);
		if (this.disclosures.ended(organisation, reference)) {
			return List.of(Change.ended(organisation, reference, ending));
		}
		this.disclosures.remember(organisation, reference, ending);
		return List.of();
	}

	private KeptEvent event(Change change, Received<MemberEvent> from, String stream) {
		String personRef = change.personRef();
		Event<PartnerEvent> untold = Event.of(SOURCE, personRef, change.at(), change.data());
		String id = UUID
			.nameUUIDFromBytes((change.cause() + "/" + change.organisation() + "/" + untold.type())
				.getBytes(StandardCharsets.UTF_8))
			.toString();
		Event<PartnerEvent> told = new Event<>(id, SOURCE, personRef, change.at(), null, change.data());
		return new KeptEvent(id, stream, from.offset(), told.type(), personRef, change.organisation(), change.at(),
				EventCodec.toJson(told).toString(), this.kept.expiry(), null);
	}

	private void expect(KeptEvent event) {
		if (!PartnerTypes.carriesContact(event.type())) {
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

	/**
	 * What one organisation is told.
	 *
	 * @param cause the event of the log that it follows from
	 */
	private record Change(String organisation, String personRef, PartnerEvent data, String cause, Instant at) {

		static Change ended(String organisation, String personRef, Ending ending) {
			PartnerEvent data = Stream.of(Purpose.values())
				.filter((purpose) -> purpose.code().equals(ending.purpose()))
				.findFirst()
				.<PartnerEvent>map((purpose) -> new PartnerEvent.Withdrawn(personRef, purpose))
				.orElseGet(() -> new PartnerEvent.Erased(personRef));
			return new Change(organisation, personRef, data, ending.event(), ending.at());
		}

	}

}
