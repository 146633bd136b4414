package org.portevoix.notification.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.subscriptions.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of one endpoint, as the one instance that works on it sees it: a small window
 * of what waits in the store. Nothing here is shared with another endpoint, so that one
 * that hangs or fails delays nobody else.
 */
class Lane {

	private static final Logger log = LoggerFactory.getLogger(Lane.class);

	private static final Duration GLANCE = Duration.ofSeconds(1);

	private static final Duration LATELY = Duration.ofSeconds(10);

	private static final int REMEMBERED = 1_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<Delivery> ready = new ArrayDeque<>();

	private final PriorityQueue<PutOff> putOff = new PriorityQueue<>(Comparator.comparing(PutOff::until));

	/** Ready, put off, underway, or not written down yet. */
	private final Set<String> held = new HashSet<>();

	/**
	 * What was just done may come once more from the intake, which inserted it before.
	 */
	private final Map<String, Instant> recent = new LinkedHashMap<>();

	private final Pace pace = new Pace();

	private final Fitness fitness;

	private final Deliveries deliveries;

	private final DeliverySettings settings;

	private final BiConsumer<Lane, List<Delivery>> sender;

	private final Clock clock;

	private volatile Subscription subscription;

	private volatile Instant lease;

	private volatile boolean running = true;

	private Instant nextLook = Instant.MIN;

	private boolean lookAgain;

	private int underway;

	/**
	 * Creates a lane.
	 * @param sender takes deliveries, and says for each {@link #finished} or
	 * {@link #putOff}
	 */
	Lane(Subscription subscription, Instant lease, Deliveries deliveries, DeliverySettings settings, Schedule schedule,
			BiConsumer<Lane, List<Delivery>> sender, Clock clock) {
		this.subscription = subscription;
		this.lease = lease;
		this.deliveries = deliveries;
		this.settings = settings;
		this.fitness = new Fitness(settings, schedule, subscription.restUntil());
		this.sender = sender;
		this.clock = clock;
	}

	Subscription subscription() {
		return this.subscription;
	}

	Instant lease() {
		return this.lease;
	}

	/** Takes over how the subscription stands now. */
	void update(Subscription now) {
		Subscription before = this.subscription;
		this.subscription = now;
		boolean better = now.delivers()
				&& (!before.delivers() || (before.restUntil() != null && now.restUntil() == null));
		if (better) {
			locked(this.fitness::forgive);
		}
		if (now.state() == Subscription.State.DISABLED) {
			locked(this::drop);
		}
	}

	void prolong(Instant until) {
		this.lease = until;
	}

	void start() {
		Thread.ofVirtual().name("lane").start(this::workUntilStopped);
	}

	/** Begins nothing any more. */
	void stop() {
		this.running = false;
		locked(() -> {
		});
	}

	/** Whether nothing is underway and everything is written down. */
	boolean isDone() {
		this.lock.lock();
		try {
			drop();
			return this.held.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Hands deliveries over that were just put into the queue. */
	void offer(Collection<Delivery> arrived) {
		locked(() -> {
			boolean room = this.held.size() + arrived.size() <= this.settings.held();
			if (!room || !this.clock.instant().isBefore(this.nextLook)) {
				// There is more in the store, and its turn comes first.
				look();
				return;
			}
			Instant lately = this.clock.instant().minus(LATELY);
			arrived.stream().filter((one) -> isNew(one, lately)).forEach(this::hold);
		});
	}

	/** Says that there is something in the store. */
	void wake() {
		locked(this::look);
	}

	/** Whether it would look into the store on its own account only after a while. */
	boolean isIdle() {
		this.lock.lock();
		try {
			return this.held.isEmpty() && this.clock.instant().isBefore(this.nextLook);
		}
		finally {
			this.lock.unlock();
		}
	}

	int held() {
		this.lock.lock();
		try {
			return this.held.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean rests() {
		this.lock.lock();
		try {
			return this.fitness.restUntil().isAfter(this.clock.instant());
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Changes how the endpoint is judged, and says what that comes to. */
	<T> T judge(Function<Fitness, T> judgement) {
		this.lock.lock();
		try {
			return judgement.apply(this.fitness);
		}
		finally {
			this.changed.signal();
			this.lock.unlock();
		}
	}

	Instant restUntil() {
		return judge(Fitness::restUntil);
	}

	/** Since when its endpoint fails; null while that may be by chance. */
	@Nullable Instant failingSince() {
		this.lock.lock();
		try {
			return this.fitness.failingSince();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** An attempt is over; what came of it is about to be written down. */
	void finished() {
		locked(() -> this.underway--);
	}

	/** What came of it is written down. */
	void written(Delivery delivery, Instant due, boolean waits) {
		locked(() -> {
			this.held.remove(delivery.id());
			if (waits) {
				this.nextLook = (due.isBefore(this.nextLook)) ? due : this.nextLook;
			}
			else {
				this.recent.put(delivery.id(), this.clock.instant());
				if (this.recent.size() > REMEMBERED) {
					this.recent.remove(this.recent.keySet().iterator().next());
				}
			}
		});
	}

	/** It can be sent a little later, and stays here until then. */
	void putOff(Delivery delivery, Instant until) {
		locked(() -> {
			this.underway--;
			this.putOff.add(new PutOff(delivery, until));
		});
	}

	private void workUntilStopped() {
		try {
			while (this.running) {
				step();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void step() throws InterruptedException {
		try {
			Instant now = this.clock.instant();
			if (!this.subscription.delivers() || !now.isBefore(this.lease)) {
				await(GLANCE);
				return;
			}
			if (looks(now)) {
				lookIntoStore(now);
			}
			List<Delivery> next = take(now);
			if (!next.isEmpty()) {
				this.sender.accept(this, next);
			}
		}
		catch (RuntimeException ex) {
			// Whatever goes wrong, it goes on.
			log.warn("A lane waits: {}", ex.getClass().getName());
			await(GLANCE);
		}
	}

	private boolean looks(Instant now) {
		this.lock.lock();
		try {
			return this.ready.isEmpty() && !now.isBefore(this.nextLook) && this.held.size() < this.settings.held()
					&& !this.fitness.restUntil().isAfter(now);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void lookIntoStore(Instant now) {
		int known;
		this.lock.lock();
		try {
			this.lookAgain = false;
			known = this.held.size();
		}
		finally {
			this.lock.unlock();
		}
		int most = known + this.settings.held();
		List<Delivery> waiting = this.deliveries.waiting(this.subscription.id(), most);
		locked(() -> {
			List<Delivery> due = waiting.stream().filter((one) -> !one.due().isAfter(now)).toList();
			due.stream()
				.filter((one) -> isNew(one, now))
				.limit(Math.max(0, this.settings.held() - this.held.size()))
				.forEach(this::hold);
			boolean all = due.size() < waiting.size() || waiting.size() < most;
			Instant next = now.plus(this.settings.idleLook());
			if (due.size() < waiting.size() && waiting.get(due.size()).due().isBefore(next)) {
				next = waiting.get(due.size()).due();
			}
			this.nextLook = (all && !this.lookAgain) ? next : Instant.MIN;
		});
	}

	/** As many as may go now; waits a while if there are none. */
	private List<Delivery> take(Instant now) throws InterruptedException {
		this.lock.lock();
		try {
			while (!this.putOff.isEmpty() && !this.putOff.peek().until().isAfter(now)) {
				this.ready.addFirst(this.putOff.remove().delivery());
			}
			Integer perSecond = this.subscription.maxPerSecond();
			List<Delivery> taken = new ArrayList<>();
			while (!this.ready.isEmpty() && this.underway < this.fitness.limit() && this.running
					&& !this.fitness.restUntil().isAfter(now) && this.pace.waitAt(System.nanoTime()) == 0) {
				taken.add(this.ready.remove());
				this.underway++;
				this.pace.taken(System.nanoTime(), perSecond);
			}
			if (taken.isEmpty() && this.running) {
				var _ = this.changed.awaitNanos(patience(now));
			}
			return taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	private long patience(Instant now) {
		long nanos = GLANCE.toNanos();
		if (!this.ready.isEmpty() && this.underway < this.fitness.limit()) {
			long paced = this.pace.waitAt(System.nanoTime());
			nanos = (paced > 0) ? Math.min(nanos, paced) : nanos;
		}
		if (!this.putOff.isEmpty()) {
			nanos = Math.min(nanos, until(now, this.putOff.peek().until()));
		}
		if (this.fitness.restUntil().isAfter(now)) {
			return Math.min(nanos, until(now, this.fitness.restUntil()));
		}
		return (this.ready.isEmpty() && this.nextLook.isAfter(now)) ? Math.min(nanos, until(now, this.nextLook))
				: (this.ready.isEmpty() && this.held.size() < this.settings.held()) ? 1 : nanos;
	}

	private static long until(Instant now, Instant then) {
		return Math.max(1, TimeUnit.MILLISECONDS.toNanos(Duration.between(now, then).toMillis()));
	}

	private void await(Duration patience) throws InterruptedException {
		this.lock.lock();
		try {
			if (this.running) {
				var _ = this.changed.awaitNanos(patience.toNanos());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Leaves what is not underway to the store. */
	private void drop() {
		this.ready.forEach((one) -> this.held.remove(one.id()));
		this.putOff.forEach((one) -> this.held.remove(one.delivery().id()));
		this.ready.clear();
		this.putOff.clear();
		this.nextLook = Instant.MIN;
	}

	private void look() {
		this.lookAgain = true;
		this.nextLook = Instant.MIN;
	}

	/** What was done since a time is told of by somebody who does not know it yet. */
	private boolean isNew(Delivery delivery, Instant since) {
		Instant done = this.recent.get(delivery.id());
		return !this.held.contains(delivery.id()) && (done == null || done.isBefore(since));
	}

	private void hold(Delivery delivery) {
		this.held.add(delivery.id());
		this.ready.add(delivery);
	}

	private void locked(Runnable work) {
		this.lock.lock();
		try {
			work.run();
			this.changed.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	private record PutOff(Delivery delivery, Instant until) {

	}

}
