package org.portevoix.member.operation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** How a flow is, in a word. */
enum State {

	/** What comes is taken. */
	FINE,
	/** It is taken, but late. */
	BEHIND,
	/** Records wait and nobody takes any. */
	STILL;

	/**
	 * As long as consents may lag before contacts wait; a restart takes less.
	 */
	static final Duration LATE = Duration.ofMinutes(1);

	/**
	 * The state of a flow.
	 * @param records how many wait
	 * @param age of the oldest of them; null if it is not known
	 * @param read whether the group has a member
	 * @param moved whether it took something while it was looked at
	 */
	static State of(long records, @Nullable Duration age, boolean read, boolean moved) {
		if (records == 0) {
			return FINE;
		}
		if (!read) {
			return STILL;
		}
		if (age != null && age.compareTo(LATE) < 0) {
			return FINE;
		}
		return moved ? BEHIND : STILL;
	}

}
