package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: longer after each failure, a fifth more or
 * less, and once more when its time is over.
 */
record Schedule(List<Duration> waits, Duration total, RandomGenerator random) {

	private static final double JITTER = 0.2;

	/**
	 * The time of the next attempt; nothing if there is none.
	 * @param failures before this one
	 * @param since the first of them
	 */
	Optional<Instant> next(int failures, Instant since, Instant now) {
		Instant end = since.plus(this.total);
		if (!now.isBefore(end)) {
			return Optional.empty();
		}
		Duration wait = this.waits.get(Math.min(failures, this.waits.size() - 1));
		Instant next = now.plus(jittered(wait));
		return Optional.of(next.isBefore(end) ? next : end);
	}

	Duration jittered(Duration wait) {
		return Duration.ofNanos((long) (wait.toNanos() * (1 - JITTER + 2 * JITTER * this.random.nextDouble())));
	}

}
