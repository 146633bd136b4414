package org.portevoix.notification.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.feed.KeptEvent;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One event for one subscription. Its id follows from both, so that the same event never
 * makes a second one. It holds no contact data, and the event only where it is kept
 * nowhere else.
 *
 * @param subject of the event
 * @param order deliveries with the same one go out one behind the other; null where the
 * order does not matter
 * @param time when it happened
 * @param offset where it stands in its stream
 * @param due when it may be tried while it waits
 * @param failingSince its first failure
 * @param tries how often it failed
 * @param attempts the latest ones
 * @param reason why it failed for good or is not delivered
 * @param body the event, where it is kept nowhere else
 * @param rehearsal the one that it belongs to, and is wiped with
 * @param expires when the row may go; null while it waits
 * @param traceparent the W3C trace context of the event
 */
@Document(Deliveries.COLLECTION)
record Delivery(@Id String id, String subscription, String organisation, String event, String type, String subject,
		@Nullable String order, Instant time, long offset, State state, Instant due, Instant createdAt,
		@Nullable Instant failingSince, int tries, List<Attempt> attempts, @Nullable String reason,
		@Nullable String body, @Nullable Instant doneAt, @Nullable Instant expires, @Nullable String rehearsal,
		@Nullable String traceparent) {

	Delivery {
		attempts = List.copyOf(Objects.requireNonNullElse(attempts, List.of()));
	}

	static Delivery of(KeptEvent event, Subscription subscription, Instant now, @Nullable String traceparent) {
		return new Delivery(id(subscription.id(), event.id()), subscription.id(), subscription.organisation(),
				event.id(), event.type(), event.subject(), order(event), event.time(), event.offset(), State.WAITING,
				now, now, null, 0, List.of(), null, null, null, null, event.rehearsal(), traceparent);
	}

	/** An event that is made for one subscription only. */
	static Delivery own(Subscription subscription, String event, String type, String body, Instant now) {
		return new Delivery(id(subscription.id(), event), subscription.id(), subscription.organisation(), event, type,
				subscription.id(), null, now, 0, State.WAITING, now, now, null, 0, List.of(), null, body, null, null,
				null, null);
	}

	static String id(String subscription, String event) {
		return subscription + "." + event;
	}

	/**
	 * Changes of one campaign, and what becomes of one person's data. Signatures come in
	 * thousands; no order is promised for them.
	 */
	private static @Nullable String order(KeptEvent event) {
		boolean ordered = PartnerTypes.aboutContact(event.type()) || event.type().startsWith("org.portevoix.campaign.");
		return ordered ? event.subject() : null;
	}

	boolean isBefore(Delivery other) {
		return this.time.isBefore(other.time) || (this.time.equals(other.time) && this.offset < other.offset);
	}

	/** How far it has come. */
	enum State {

		/** Not delivered yet. */
		WAITING,
		/** The endpoint took it. */
		DELIVERED,
		/** It was tried for long enough. */
		FAILED,
		/** It is not delivered, because the organisation may not have it any more. */
		CANCELLED;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Optional<State> of(String code) {
			for (State state : values()) {
				if (state.code().equals(code)) {
					return Optional.of(state);
				}
			}
			return Optional.empty();
		}

	}

}
