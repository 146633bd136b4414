package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.PartnerEvent;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.notification.deliveries.Delivery.State;
import org.portevoix.notification.subscriptions.Changes;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscriptions;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What clients and staff ask about deliveries. */
@Component
public class Desk {

	private final Changes changes;

	private final Subscriptions subscriptions;

	private final Deliveries deliveries;

	private final Recoveries recoveries;

	private final Lanes lanes;

	private final Clock clock;

	Desk(Changes changes, Subscriptions subscriptions, Deliveries deliveries, Recoveries recoveries, Lanes lanes,
			Clock clock) {
		this.changes = changes;
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.recoveries = recoveries;
		this.lanes = lanes;
		this.clock = clock;
	}

	/**
	 * The log of an endpoint, the latest first.
	 * @param status {@code waiting}, {@code delivered}, {@code failed} or
	 * {@code cancelled}; null for all
	 * @param before where to go on, as {@link #next} says
	 */
	public List<DeliveryView> log(String subscription, @Nullable String status, @Nullable String before, int most,
			Caller caller) {
		this.changes.find(subscription, caller);
		return this.deliveries.log(subscription, state(status), place(before), most)
			.stream()
			.map(DeliveryView::of)
			.toList();
	}

	/** Where to go on after some of the log; null at its end. */
	public static @Nullable String next(List<DeliveryView> shown, int most) {
		return (shown.size() < most) ? null : new LogPlace(shown.getLast().createdAt(), shown.getLast().id()).text();
	}

	private static @Nullable LogPlace place(@Nullable String before) {
		if (before == null || before.isEmpty()) {
			return null;
		}
		return LogPlace.parse(before)
			.orElseThrow(() -> new InvalidRequest(List.of(new FieldError("before", "invalid"))));
	}

	private static @Nullable State state(@Nullable String code) {
		if (code == null || code.isEmpty()) {
			return null;
		}
		return State.of(code).orElseThrow(() -> new InvalidRequest(List.of(new FieldError("status", "invalid"))));
	}

	/** Sends an event that says nothing but that it is a test. */
	public DeliveryView test(String id, Caller caller, Origin origin) {
		Subscription subscription = delivering(id, caller);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		String event = UUID.randomUUID().toString();
		Delivery delivery = Delivery.own(subscription, event, PartnerTypes.TEST, body(subscription, event, now), now);
		tell("subscription.tested", subscription, null, caller, origin, now);
		this.deliveries.insert(List.of(delivery));
		this.lanes.offer(List.of(delivery));
		return DeliveryView.of(delivery);
	}

	/** Tries one again, whatever became of it. */
	public DeliveryView retry(String id, Caller caller, Origin origin) {
		caller.requireAnywhere(Permission.SUBSCRIPTIONS_MANAGE);
		Delivery found = this.deliveries.byId(id).orElseThrow(NotFound::new);
		Subscription subscription = delivering(found.subscription(), caller);
		Instant now = this.clock.instant();
		tell("delivery.retried", subscription, id, caller, origin, now);
		Delivery again = this.deliveries.again(id, now).orElseThrow(NotFound::new);
		this.lanes.wake(subscription.id());
		return DeliveryView.of(again);
	}

	/** Has everything since a time delivered that is not. */
	public Recovery recover(String id, Instant since, Caller caller, Origin origin) {
		Subscription subscription = delivering(id, caller);
		tell("subscription.recovered", subscription, since.toString(), caller, origin, this.clock.instant());
		return this.recoveries.begin(id, since);
	}

	/** How far the latest recovery is. */
	public Optional<Recovery> recovery(String id, Caller caller) {
		this.changes.find(id, caller);
		return this.recoveries.of(id);
	}

	private Subscription delivering(String id, Caller caller) {
		Subscription subscription = this.changes.find(id, caller);
		if (!subscription.delivers()) {
			throw new NotDelivering();
		}
		return subscription;
	}

	private void tell(String act, Subscription subscription, @Nullable String what, Caller caller, Origin origin,
			Instant now) {
		PendingEvent told = Act.of(act, "subscription/" + subscription.id(), subscription.organisation())
			.changing(Map.of(), (what != null) ? Map.of("what", what) : Map.of())
			.told(Changes.SOURCE, caller, origin, now);
		if (this.subscriptions.change(subscription.id(), new Criteria(), new Update(), told, now).isEmpty()) {
			throw new NotFound();
		}
	}

	private static String body(Subscription subscription, String event, Instant now) {
		return EventCodec
			.toJson(new Event<>(event, Changes.SOURCE, subscription.id(), now, null,
					new PartnerEvent.Test(subscription.id())))
			.toString();
	}

}
