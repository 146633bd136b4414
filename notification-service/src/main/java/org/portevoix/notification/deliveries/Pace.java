package org.portevoix.notification.deliveries;

import org.jspecify.annotations.Nullable;

/**
 * Keeps as many deliveries a second as a subscriber takes: one behind the other at even
 * distances, so that no second has more. For one thread.
 */
final class Pace {

	private static final long SECOND = 1_000_000_000;

	private long next = System.nanoTime();

	/** How long to wait for the next one, in nanoseconds. */
	long waitAt(long now) {
		return Math.max(0, this.next - now);
	}

	/** Takes the turn. */
	void taken(long now, @Nullable Integer perSecond) {
		if (perSecond != null) {
			// A little slower, since what leaves evenly does not quite arrive so.
			this.next = now + SECOND / perSecond + SECOND / perSecond / 50;
		}
	}

}
