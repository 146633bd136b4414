package org.portevoix.benchmarks.load;

import org.jspecify.annotations.Nullable;

/** What to send and when, asked by one thread. Every source ends. */
public interface Source {

	/** The next request that is due, if one is. */
	@Nullable Request poll(long now);

	/**
	 * When the next one is due; {@link Long#MAX_VALUE} if that is not known or never.
	 */
	long nextDue(long now);

	/** Whether nothing comes any more. */
	boolean isOver(long now);

	/**
	 * How many were due and will not come any more, since the system was far too slow.
	 */
	default long left() {
		return 0;
	}

}
