package org.portevoix.benchmarks.load;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * An open loop: requests are due at fixed times, whether or not earlier ones were
 * answered. One that is sent late, since the system was slow, counts from when it was
 * due. After three times its length it ends in any case; what was not sent then is left,
 * and counts as an error.
 */
public final class Pace implements Source {

	private static final double SECOND = 1e9;

	private static final int OVERRUN = 3;

	private final Supplier<byte[]> requests;

	private final double interval;

	private final long count;

	private final long limit;

	private long begin;

	private long next;

	private boolean begun;

	/**
	 * Creates a pace.
	 * @param perSecond more than 0
	 */
	public Pace(Supplier<byte[]> requests, double perSecond, Duration duration) {
		this.requests = requests;
		this.interval = SECOND / perSecond;
		this.limit = OVERRUN * Math.max(duration.toNanos(), (long) SECOND);
		this.count = Math.max(1, (long) (perSecond * duration.toNanos() / SECOND));
	}

	/** How many there are in all. */
	public long count() {
		return this.count;
	}

	@Override
	public @Nullable Request poll(long now) {
		long due = nextDue(now);
		if (isOver(now) || due > now) {
			return null;
		}
		this.next++;
		return new Request(this.requests.get(), due);
	}

	@Override
	public long nextDue(long now) {
		if (!this.begun) {
			this.begun = true;
			this.begin = now;
		}
		return this.begin + (long) (this.next * this.interval);
	}

	@Override
	public boolean isOver(long now) {
		return this.next >= this.count || (this.begun && now - this.begin > this.limit);
	}

	@Override
	public long left() {
		return this.count - this.next;
	}

}
