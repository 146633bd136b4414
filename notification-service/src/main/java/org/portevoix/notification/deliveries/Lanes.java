package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.notification.subscriptions.Subscription.State;
import org.portevoix.notification.subscriptions.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The endpoints that this instance works on. Twice a second it looks how subscriptions
 * stand, takes up those that fall to it, and lets go of those that don't.
 */
@Component
class Lanes implements SmartLifecycle {

	/** Before the consumers of the log start, and so after they stop. */
	static final int PHASE = 0;

	private static final Logger log = LoggerFactory.getLogger(Lanes.class);

	private static final long TICK_MILLIS = 500;

	/** After an instance stops, what is underway may take as long as an attempt. */
	private static final Duration FINISH = Duration.ofSeconds(12);

	private final KnownCampaigns campaigns;

	private final Subscriptions subscriptions;

	private final Deliveries deliveries;

	private final Ownership ownership;

	private final Courier courier;

	private final Disabling disabling;

	private final Recoveries recoveries;

	private final DeliverySettings settings;

	private final Schedule schedule;

	private final Clock clock;

	private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

	private final Map<String, Lane> leaving = new ConcurrentHashMap<>();

	private volatile boolean running;

	private Instant nextBeat = Instant.MIN;

	private Instant nextCleaning = Instant.MIN;

	private Thread ticker = Thread.currentThread();

	Lanes(KnownCampaigns campaigns, Subscriptions subscriptions, Deliveries deliveries, Ownership ownership,
			Courier courier, Disabling disabling, Recoveries recoveries, DeliverySettings settings, Schedule schedule,
			Clock clock) {
		this.campaigns = campaigns;
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.ownership = ownership;
		this.courier = courier;
		this.disabling = disabling;
		this.recoveries = recoveries;
		this.settings = settings;
		this.schedule = schedule;
		this.clock = clock;
	}

	/** Hands deliveries over that were just put into their queues. */
	void offer(List<Delivery> arrived) {
		arrived.stream().collect(Collectors.groupingBy(Delivery::subscription)).forEach((subscription, deliveries) -> {
			Lane lane = this.lanes.get(subscription);
			if (lane != null) {
				lane.offer(deliveries);
			}
		});
	}

	/** Says that there is something new in the queue of an endpoint. */
	void wake(String subscription) {
		Lane lane = this.lanes.get(subscription);
		if (lane != null) {
			lane.wake();
		}
	}

	Collection<Lane> all() {
		return List.copyOf(this.lanes.values());
	}

	@Override
	public void start() {
		this.running = true;
		this.ticker = Thread.ofPlatform().daemon().name("lanes").start(this::tickUntilStopped);
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			this.ticker.join();
			this.lanes.values().forEach(Lane::stop);
			this.leaving.putAll(this.lanes);
			long end = System.nanoTime() + FINISH.toNanos();
			while (System.nanoTime() < end && !this.leaving.values().stream().allMatch(Lane::isDone)) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			this.ownership.leave();
			this.ownership.release(this.leaving.keySet());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (DataAccessException ex) {
			log.warn("Endpoints are given back when their leases end: {}", ex.getClass().getSimpleName());
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void tickUntilStopped() {
		try {
			while (this.running) {
				try {
					tick();
				}
				catch (RuntimeException ex) {
					// Whatever goes wrong, it goes on.
					log.warn("Lanes wait: {}", ex.getClass().getName());
				}
				TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void tick() {
		if (!this.campaigns.isComplete()) {
			// Who is entitled to what is not known yet: whatever waits goes on waiting.
			return;
		}
		Instant now = this.clock.instant();
		if (!now.isBefore(this.nextBeat)) {
			this.ownership.beat();
			prolong(now);
			this.nextBeat = now.plus(this.settings.lease().dividedBy(4));
		}
		Map<String, Subscription> mine = new HashMap<>();
		for (Subscription one : this.subscriptions.all()) {
			if (this.ownership.isMine(one.id())) {
				mine.put(one.id(), one);
			}
		}
		mine.values().forEach((one) -> takeUp(one, now));
		letGo(mine.keySet());
		mine.values().forEach(this.disabling::review);
		this.recoveries.goOn(mine.values(), this::wake, () -> this.running);
		clean(mine.values(), now);
		if (this.ownership.isShared()) {
			glance(now);
		}
	}

	private void prolong(Instant now) {
		Instant until = now.plus(this.settings.lease());
		Set<String> held = this.ownership.prolong(this.lanes.keySet(), until);
		this.lanes.forEach((id, lane) -> {
			if (held.contains(id)) {
				lane.prolong(until);
			}
		});
		letGo(held);
	}

	private void takeUp(Subscription subscription, Instant now) {
		Lane lane = this.lanes.get(subscription.id());
		if (lane != null) {
			lane.update(subscription);
			return;
		}
		Instant until = now.plus(this.settings.lease());
		if (this.leaving.containsKey(subscription.id()) || !this.ownership.take(subscription.id(), until)) {
			return;
		}
		Lane taken = new Lane(subscription, until, this.deliveries, this.settings, this.schedule, this.courier::carry,
				this.clock);
		this.lanes.put(subscription.id(), taken);
		taken.start();
	}

	private void letGo(Set<String> stay) {
		this.lanes.forEach((id, lane) -> {
			if (!stay.contains(id)) {
				lane.stop();
				this.leaving.put(id, lane);
				this.lanes.remove(id);
			}
		});
		List<String> done = this.leaving.entrySet()
			.stream()
			.filter((one) -> one.getValue().isDone())
			.map(Map.Entry::getKey)
			.toList();
		if (!done.isEmpty()) {
			this.ownership.release(done);
			done.forEach(this.leaving::remove);
		}
	}

	/** Empties the queues of those that nothing is delivered to any more. */
	private void clean(Collection<Subscription> mine, Instant now) {
		if (now.isBefore(this.nextCleaning)) {
			return;
		}
		for (Subscription one : mine) {
			if (one.state() == State.DISABLED) {
				this.deliveries.giveUp(one.id(), "disabled", now, now.plus(this.settings.kept()));
			}
			if (one.state() == State.REMOVED) {
				this.deliveries.removeAllOf(one.id());
				this.subscriptions.forget(one.id());
			}
		}
		this.nextCleaning = now.plus(Duration.ofSeconds(2));
	}

	/** Other instances put things into the queues of this one. */
	private void glance(Instant now) {
		List<String> idle = this.lanes.values()
			.stream()
			.filter(Lane::isIdle)
			.map((lane) -> lane.subscription().id())
			.toList();
		if (!idle.isEmpty()) {
			this.deliveries.due(idle, now).forEach(this::wake);
		}
	}

}
