package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.contacts.ContactAnswer;
import org.portevoix.notification.contacts.Contacts;
import org.portevoix.notification.contacts.Question;
import org.portevoix.notification.deliveries.Delivery.State;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscriptions;
import org.portevoix.service.request.TracedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Carries what lanes hand out: asks for contact data where it may go along, has each
 * delivery tried, and draws the consequences for delivery, endpoint and subscription.
 */
@Component
class Courier {

	private static final Logger log = LoggerFactory.getLogger(Courier.class);

	private static final Duration TROUBLE = Duration.ofSeconds(1);

	/** What waits longer than this waits in the store. */
	private static final Duration IN_MEMORY = Duration.ofSeconds(5);

	private final Attempts attempts;

	private final Contacts contacts;

	private final Bodies bodies;

	private final Outcomes outcomes;

	private final Subscriptions subscriptions;

	private final Disabling disabling;

	private final DeliverySettings settings;

	private final Schedule schedule;

	private final MeterRegistry meters;

	private final Clock clock;

	private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());

	Courier(Attempts attempts, Contacts contacts, Bodies bodies, Outcomes deliveryOutcomes, Subscriptions subscriptions,
			Disabling disabling, DeliverySettings settings, Schedule schedule, MeterRegistry meters, Clock clock) {
		this.attempts = attempts;
		this.contacts = contacts;
		this.bodies = bodies;
		this.outcomes = deliveryOutcomes;
		this.subscriptions = subscriptions;
		this.disabling = disabling;
		this.settings = settings;
		this.schedule = schedule;
		this.meters = meters;
		this.clock = clock;
	}

	/** Carries some deliveries of a lane, and returns before they are there. */
	void carry(Lane lane, List<Delivery> deliveries) {
		Map<Boolean, List<Delivery>> byAsking = deliveries.stream()
			.collect(Collectors.partitioningBy((one) -> PartnerTypes.carriesContact(one.type())));
		List<Delivery> asking = byAsking.getOrDefault(true, List.of());
		if (!asking.isEmpty()) {
			this.threads.execute(() -> carryAsking(lane, asking));
		}
		byAsking.getOrDefault(false, List.of()).forEach((one) -> this.threads.execute(() -> carry(lane, one, null)));
	}

	/** Contact data goes out as soon as it is known that it may. */
	private void carryAsking(Lane lane, List<Delivery> asking) {
		Map<String, ContactAnswer> answers;
		try {
			this.bodies.prepare(asking);
			answers = this.contacts.ask(lane.subscription().organisation(),
					asking.stream().map(this::question).toList());
		}
		catch (RuntimeException ex) {
			log.warn("Deliveries wait: {}", ex.getClass().getName());
			asking.forEach((one) -> finish(lane, one, new Outcome.NotYet(TROUBLE)));
			return;
		}
		for (Delivery one : asking) {
			switch (answers.getOrDefault(one.event(), new ContactAnswer.NotYet())) {
				case ContactAnswer.Data data -> this.threads.execute(() -> carry(lane, one, data));
				case ContactAnswer.No _ -> this.threads.execute(() -> carry(lane, one, null));
				case ContactAnswer.NotYet _ -> finish(lane, one, new Outcome.NotYet(untilKnown(one)));
			}
		}
	}

	private Question question(Delivery delivery) {
		String event = delivery.type().equals(PartnerTypes.CONFIRMED) ? null : this.bodies.of(delivery);
		return (event != null) ? Question.ofChange(delivery.event(), delivery.subject(), event)
				: Question.ofSignature(delivery.event());
	}

	/**
	 * Its consumer is a moment behind ours at first; later something is wrong over there.
	 */
	private Duration untilKnown(Delivery delivery) {
		if (this.contacts.away()) {
			return IN_MEMORY;
		}
		Duration age = Duration.between(delivery.createdAt(), this.clock.instant());
		if (age.compareTo(Duration.ofSeconds(2)) < 0) {
			return Duration.ofMillis(250);
		}
		if (age.compareTo(Duration.ofSeconds(30)) < 0) {
			return Duration.ofSeconds(1);
		}
		return (age.compareTo(Duration.ofMinutes(10)) < 0) ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
	}

	private void carry(Lane lane, Delivery delivery, ContactAnswer.@Nullable Data contact) {
		try (TracedLog ignored = TracedLog.of(delivery.traceparent())) {
			finish(lane, delivery, tried(lane, delivery, contact));
		}
	}

	private Outcome tried(Lane lane, Delivery delivery, ContactAnswer.@Nullable Data contact) {
		try {
			return this.attempts.make(lane.subscription(), delivery, contact);
		}
		catch (RuntimeException ex) {
			// Its message may quote what is sent.
			log.warn("Delivery {} could not be tried: {}", delivery.id(), ex.getClass().getName());
			return new Outcome.NotYet(IN_MEMORY);
		}
	}

	private void finish(Lane lane, Delivery delivery, Outcome outcome) {
		Instant now = this.clock.instant();
		switch (outcome) {
			case Outcome.Taken(Attempt attempt) -> {
				succeeded(lane);
				done(lane, delivery, State.DELIVERED, attempt, null, now);
			}
			case Outcome.Refused(Attempt attempt, boolean overloaded, Duration asked) -> {
				failed(lane, now, overloaded, asked);
				retry(lane, delivery, attempt, now);
			}
			case Outcome.Gone(Attempt attempt) -> {
				attempt(() -> this.disabling.disable(lane.subscription(), Disabling.Reason.GONE));
				done(lane, delivery, State.FAILED, attempt, "gone", now);
			}
			case Outcome.NotEntitled _ -> done(lane, delivery, State.CANCELLED, null, "not-entitled", now);
			case Outcome.TooOld _ -> done(lane, delivery, State.FAILED, null, "too-old", now);
			case Outcome.NotYet(Duration wait) -> later(lane, delivery, now.plus(this.schedule.jittered(wait)), wait);
		}
	}

	private void later(Lane lane, Delivery delivery, Instant until, Duration wait) {
		if (wait.compareTo(IN_MEMORY) < 0) {
			lane.putOff(delivery, until);
			return;
		}
		record(lane, delivery, State.WAITING, until, null, null, "waiting-for-contact", null);
	}

	private void retry(Lane lane, Delivery delivery, Attempt attempt, Instant now) {
		Instant since = (delivery.failingSince() != null) ? delivery.failingSince() : attempt.at();
		this.schedule.next(delivery.tries(), since, now).ifPresentOrElse((next) -> {
			count("put-off");
			record(lane, delivery, State.WAITING, next, attempt, since, null, null);
		}, () -> done(lane, delivery, State.FAILED, attempt, "given-up", now));
	}

	private void done(Lane lane, Delivery delivery, State state, @Nullable Attempt attempt, @Nullable String reason,
			Instant now) {
		count(state.code());
		record(lane, delivery, state, now, attempt, null, reason, now.plus(this.settings.kept()));
	}

	private void record(Lane lane, Delivery delivery, State state, Instant due, @Nullable Attempt attempt,
			@Nullable Instant since, @Nullable String reason, @Nullable Instant expires) {
		lane.finished();
		this.outcomes.add(new Result(delivery, state, due, attempt, since, reason, expires,
				() -> lane.written(delivery, due, state == State.WAITING)));
	}

	private void succeeded(Lane lane) {
		lane.judge((fitness) -> {
			fitness.succeeded();
			return fitness;
		});
		Subscription subscription = lane.subscription();
		if (subscription.failingSince() != null) {
			attempt(() -> this.subscriptions.failing(subscription.id(), null));
		}
	}

	private void failed(Lane lane, Instant now, boolean overloaded, @Nullable Duration asked) {
		boolean rests = lane.judge((fitness) -> fitness.failed(now, overloaded, asked));
		Subscription subscription = lane.subscription();
		if (rests) {
			attempt(() -> this.subscriptions.rest(subscription.id(), lane.restUntil()));
		}
		Instant since = lane.failingSince();
		if (since != null && subscription.failingSince() == null) {
			attempt(() -> this.subscriptions.failing(subscription.id(), since));
		}
	}

	/** It will be found out again. */
	private static void attempt(Runnable write) {
		try {
			write.run();
		}
		catch (DataAccessException ex) {
			log.warn("How an endpoint does is written down later: {}", ex.getClass().getSimpleName());
		}
	}

	private void count(String outcome) {
		this.meters.counter("portevoix.deliveries", "outcome", outcome).increment();
	}

}
