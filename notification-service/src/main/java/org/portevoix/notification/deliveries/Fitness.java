package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How well an endpoint bears what is delivered to it: how much at once, and whether it is
 * left alone for now. Guarded by the lock of its lane.
 */
final class Fitness {

	private static final int MOST_DOUBLINGS = 20;

	private static final int BY_CHANCE = 3;

	private final DeliverySettings settings;

	private final Schedule schedule;

	private int failures;

	private int limit;

	private int successes;

	private Instant restUntil;

	private @Nullable Instant streakSince;

	Fitness(DeliverySettings settings, Schedule schedule, @Nullable Instant restUntil) {
		this.settings = settings;
		this.schedule = schedule;
		this.limit = settings.concurrency();
		this.restUntil = (restUntil != null) ? restUntil : Instant.MIN;
	}

	/** How many deliveries it gets at once. */
	int limit() {
		return this.limit;
	}

	/** Until when it is left alone. */
	Instant restUntil() {
		return this.restUntil;
	}

	/** Since when it fails; null while that may be by chance. */
	@Nullable Instant failingSince() {
		return (this.failures >= BY_CHANCE) ? this.streakSince : null;
	}

	void succeeded() {
		this.failures = 0;
		this.streakSince = null;
		this.successes++;
		if (this.successes >= this.limit && this.limit < this.settings.mostConcurrency()) {
			this.limit++;
			this.successes = 0;
		}
	}

	/**
	 * It failed.
	 * @param overloaded whether it can't take so much
	 * @param asked how long it wants to be left alone
	 * @return whether it rests from now on, and did not before
	 */
	boolean failed(Instant now, boolean overloaded, @Nullable Duration asked) {
		this.failures++;
		this.streakSince = (this.streakSince != null) ? this.streakSince : now;
		this.successes = 0;
		if (overloaded) {
			this.limit = Math.max(1, this.limit / 2);
		}
		Instant until = Instant.MIN;
		if (asked != null) {
			until = now.plus(shorter(asked, this.settings.retryAfterMost()));
		}
		else if (overloaded) {
			until = now.plus(this.schedule.jittered(this.settings.restFirst()));
		}
		if (this.failures >= this.settings.restAfter()) {
			// One after each rest, until one is taken.
			this.limit = 1;
			until = later(until, now.plus(this.schedule.jittered(rest())));
		}
		boolean begins = until.isAfter(this.restUntil) && until.isAfter(now);
		this.restUntil = later(this.restUntil, until);
		return begins;
	}

	private Duration rest() {
		int doublings = Math.min(this.failures - this.settings.restAfter(), MOST_DOUBLINGS);
		return shorter(this.settings.restFirst().multipliedBy(1L << doublings), this.settings.restMost());
	}

	/** Somebody says that it is well again. */
	void forgive() {
		this.failures = 0;
		this.streakSince = null;
		this.restUntil = Instant.MIN;
		this.limit = Math.max(this.limit, 1);
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
