package org.portevoix.notification.deliveries;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;
import org.portevoix.notification.contacts.ContactAnswer;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.endpoints.Post;
import org.portevoix.notification.endpoints.Reply;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Secrets;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.tracing.Fact;
import org.portevoix.tracing.Step;
import org.portevoix.tracing.Tracing;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** Makes one attempt: asks again whether it may, and says what came of it. */
@Component
class Attempts {

	private static final Duration A_MOMENT = Duration.ofMillis(300);

	/** By then an event that was taken in together with a delivery is kept. */
	private static final Duration SURELY_KEPT = Duration.ofMinutes(2);

	private static final int GONE = 410;

	private final KnownCampaigns campaigns;

	private final Bodies bodies;

	private final Deliveries deliveries;

	private final Secrets secrets;

	private final Post post;

	private final MeterRegistry meters;

	private final Tracing tracing;

	private final Clock clock;

	Attempts(KnownCampaigns campaigns, Bodies bodies, Deliveries deliveries, Secrets secrets, Post post,
			MeterRegistry meters, Tracing tracing, Clock clock) {
		this.campaigns = campaigns;
		this.bodies = bodies;
		this.deliveries = deliveries;
		this.secrets = secrets;
		this.post = post;
		this.meters = meters;
		this.tracing = tracing;
		this.clock = clock;
	}

	/**
	 * Tries.
	 * @param contact what goes along, right now
	 */
	Outcome make(Subscription subscription, Delivery delivery, ContactAnswer.@Nullable Data contact) {
		if (!entitled(delivery)) {
			return new Outcome.NotEntitled();
		}
		if (this.deliveries.isBehindAnother(delivery)) {
			return new Outcome.NotYet(A_MOMENT);
		}
		String event = this.bodies.of(delivery);
		if (event == null) {
			boolean tooOld = this.clock.instant().isAfter(delivery.createdAt().plus(SURELY_KEPT));
			return tooOld ? new Outcome.TooOld() : new Outcome.NotYet(A_MOMENT);
		}
		return send(subscription, delivery, (contact != null) ? with(event, contact) : event, contact);
	}

	private boolean entitled(Delivery delivery) {
		boolean own = PartnerTypes.aboutContact(delivery.type()) || delivery.type().equals(PartnerTypes.TEST);
		boolean end = delivery.type().equals(PartnerTypes.REHEARSAL_WIPED);
		return own || this.campaigns.entitled(delivery.organisation(), delivery.subject())
				|| (end && this.campaigns.tookPart(delivery.organisation(), delivery.subject()));
	}

	private Outcome send(Subscription subscription, Delivery delivery, String event,
			ContactAnswer.@Nullable Data contact) {
		Instant at = this.clock.instant();
		long start = System.nanoTime();
		Step step = this.tracing.begin(SpanKind.CLIENT, delivery.traceparent());
		Reply reply = this.post.send(subscription.url(), delivery.event(), event.getBytes(StandardCharsets.UTF_8),
				this.secrets.of(subscription, at), step.traceparent());
		long took = System.nanoTime() - start;
		Outcome outcome = outcome(reply, at, TimeUnit.NANOSECONDS.toMillis(took), contact);
		step.named("webhook").with(Fact.EVENT, delivery.type()).with(Fact.OUTCOME, code(outcome)).end();
		this.meters.timer("portevoix.deliveries.attempt", "outcome", code(outcome)).record(took, TimeUnit.NANOSECONDS);
		if (outcome instanceof Outcome.Taken && delivery.tries() == 0) {
			this.meters.timer("portevoix.deliveries.delay")
				.record(Duration.between(delivery.createdAt(), this.clock.instant()));
		}
		return outcome;
	}

	private static Outcome outcome(Reply reply, Instant at, long millis, ContactAnswer.@Nullable Data contact) {
		return switch (reply) {
			case Reply.Answered answered -> {
				Attempt attempt = new Attempt(at, answered.status(), answered.taken() ? "delivered" : "refused", millis,
						withoutEcho(answered.body(), contact));
				if (answered.taken()) {
					yield new Outcome.Taken(attempt);
				}
				yield (answered.status() == GONE) ? new Outcome.Gone(attempt)
						: new Outcome.Refused(attempt, overloaded(answered.status()), answered.retryAfter());
			}
			case Reply.Silent(Reply.Reason reason) -> new Outcome.Refused(
					new Attempt(at, 0, reason.code(), millis, null), reason == Reply.Reason.TIMEOUT, null);
		};
	}

	private static boolean overloaded(int status) {
		return status == 429 || status == 502 || status == 503 || status == 504;
	}

	/** What the endpoint says may repeat what it was told; that is not ours to keep. */
	private static @Nullable String withoutEcho(String answer, ContactAnswer.@Nullable Data contact) {
		if (contact != null) {
			String lower = answer.toLowerCase(Locale.ROOT);
			if (contact.words().stream().anyMatch((word) -> lower.contains(word.toLowerCase(Locale.ROOT)))) {
				return null;
			}
		}
		return answer.isEmpty() ? null : answer;
	}

	private static String with(String event, ContactAnswer.Data contact) {
		ObjectNode json = (ObjectNode) EventCodec.mapper().readTree(event);
		((ObjectNode) json.get("data")).set("contact", contact.contact());
		return json.toString();
	}

	private static String code(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Taken _ -> "delivered";
			case Outcome.Refused(Attempt attempt, boolean _, Duration _) ->
				(attempt.status() != 0) ? "refused" : "no-answer";
			case Outcome.Gone _ -> "gone";
			case Outcome.NotYet _, Outcome.NotEntitled _, Outcome.TooOld _ -> "none";
		};
	}

}
