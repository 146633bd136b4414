package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.portevoix.events.Event;
import org.portevoix.events.NotificationEvent;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.notification.notices.Notices;
import org.portevoix.notification.subscriptions.Changes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscription.State;
import org.portevoix.notification.subscriptions.Subscriptions;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Gives an endpoint up that is gone or fails for days; its owner is told before, and at
 * that moment.
 */
@Component
class Disabling {

	private static final Caller ITSELF = new Caller("notification-service", null, null, Map.of(), java.util.Set.of(),
			false);

	private final Subscriptions subscriptions;

	private final Notices notices;

	private final DeliverySettings settings;

	private final Clock clock;

	Disabling(Subscriptions subscriptions, Notices notices, DeliverySettings settings, Clock clock) {
		this.subscriptions = subscriptions;
		this.notices = notices;
		this.settings = settings;
		this.clock = clock;
	}

	/** Looks at one that may have failed for long. */
	void review(Subscription subscription) {
		Instant since = subscription.failingSince();
		if (since == null || !subscription.delivers()) {
			return;
		}
		Instant now = this.clock.instant();
		if (!now.isBefore(since.plus(this.settings.disableAfter()))) {
			disable(subscription, Reason.FAILING);
		}
		else if (subscription.warnedAt() == null && !now.isBefore(since.plus(this.settings.warnAfter()))) {
			this.notices.warn(subscription.id(), subscription.organisation(), subscription.url(), since,
					since.plus(this.settings.disableAfter()));
			this.subscriptions.warned(subscription.id(), now);
		}
	}

	/** Ends deliveries; the mail first, since it is there only once. */
	void disable(Subscription subscription, Reason reason) {
		Instant now = this.clock.instant();
		Instant since = Objects.requireNonNullElse(subscription.failingSince(), now);
		this.notices.disabled(subscription.id(), subscription.organisation(), subscription.url(), since, reason.code());
		List<PendingEvent> told = List.of(
				PendingEvent.of("notifications-out-0",
						Event.of(Changes.SOURCE, subscription.id(), now,
								new NotificationEvent.SubscriptionDisabled(subscription.id(),
										subscription.organisation(), reason.code()))),
				Act.of("subscription.disabled", "subscription/" + subscription.id(), subscription.organisation())
					.because(reason.code())
					.told(Changes.SOURCE, ITSELF, Origin.NONE, now));
		var _ = this.subscriptions.change(subscription.id(), Criteria.where("state").is(State.ACTIVE),
				Update.update("state", State.DISABLED).set("disabledBecause", reason.code()), told, now);
	}

	/** Why. */
	enum Reason {

		/** The endpoint said so. */
		GONE,
		/** For days, and nothing else. */
		FAILING;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
