package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.notification.deliveries.Delivery.State;
import org.portevoix.notification.subscriptions.Changes;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscriptions;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What clients and staff ask about deliveries. */
@Component
class Desk {

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

	List<Delivery> log(String subscription, @Nullable State state, @Nullable LogPlace before, int most, Caller caller) {
		this.changes.find(subscription, caller);
		return this.deliveries.log(subscription, state, before, most);
	}

	/** Sends an event that says nothing but that it is a test. */
	Delivery test(String id, Caller caller, Origin origin) {
		Subscription subscription = delivering(id, caller);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		String event = UUID.randomUUID().toString();
		Delivery delivery = Delivery.own(subscription, event, PartnerTypes.TEST, body(subscription, event, now), now);
		tell("subscription.tested", subscription, null, caller, origin, now);
		this.deliveries.insert(List.of(delivery));
		this.lanes.offer(List.of(delivery));
		return delivery;
	}

	/** Tries one again, whatever became of it. */
	Delivery retry(String id, Caller caller, Origin origin) {
		caller.requireAnywhere(Permission.SUBSCRIPTIONS_MANAGE);
		Delivery found = this.deliveries.byId(id).orElseThrow(NotFound::new);
		Subscription subscription = delivering(found.subscription(), caller);
		Instant now = this.clock.instant();
		tell("delivery.retried", subscription, id, caller, origin, now);
		Delivery again = this.deliveries.again(id, now).orElseThrow(NotFound::new);
		this.lanes.wake(subscription.id());
		return again;
	}

	/** Has everything since a time delivered that is not. */
	Recovery recover(String id, Instant since, Caller caller, Origin origin) {
		Subscription subscription = delivering(id, caller);
		tell("subscription.recovered", subscription, since.toString(), caller, origin, this.clock.instant());
		return this.recoveries.begin(id, since);
	}

	Optional<Recovery> recovery(String id, Caller caller) {
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
		this.subscriptions.change(subscription.id(), new Criteria(), new Update(), told, now)
			.orElseThrow(NotFound::new);
	}

	private static String body(Subscription subscription, String event, Instant now) {
		ObjectNode json = EventCodec.mapper().createObjectNode();
		json.put("specversion", "1.0")
			.put("id", event)
			.put("source", Changes.SOURCE.toString())
			.put("type", PartnerTypes.TEST)
			.put("subject", subscription.id())
			.put("time", now.toString())
			.put("datacontenttype", EventCodec.JSON)
			.putObject("data")
			.put("subscription", subscription.id());
		return json.toString();
	}

}
