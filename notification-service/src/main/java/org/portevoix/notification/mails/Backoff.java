package org.portevoix.notification.mails;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a point, and a
 * quarter more or less, so that what failed together is not tried together.
 */
record Backoff(Duration first, Duration most, RandomGenerator random) {

	private static final int ENOUGH_DOUBLINGS = 20;

	/**
	 * The wait after a failure.
	 * @param failures how many there were before it
	 */
	Duration after(int failures) {
		long doubled = this.first.toMillis() << Math.min(failures, ENOUGH_DOUBLINGS);
		long wait = Math.min(doubled, this.most.toMillis());
		return Duration.ofMillis((long) (wait * (0.75 + this.random.nextDouble() / 2)));
	}

}
