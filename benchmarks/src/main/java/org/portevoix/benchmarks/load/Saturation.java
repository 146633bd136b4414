package org.portevoix.benchmarks.load;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A closed loop: each connection sends as soon as its last answer is there, which finds
 * the rate that the system can do, and says nothing about latency under a given load.
 */
public final class Saturation implements Source {

	private final Supplier<byte[]> requests;

	private final long nanos;

	private final long most;

	private long end;

	private long sent;

	/**
	 * Creates one that ends after a while.
	 * @param most never more requests than this
	 */
	public Saturation(Supplier<byte[]> requests, Duration duration, long most) {
		this.requests = requests;
		this.nanos = duration.toNanos();
		this.most = most;
	}

	@Override
	public @Nullable Request poll(long now) {
		if (this.end == 0) {
			this.end = now + this.nanos;
		}
		if (isOver(now)) {
			return null;
		}
		this.sent++;
		return new Request(this.requests.get(), now);
	}

	@Override
	public long nextDue(long now) {
		return Long.MAX_VALUE;
	}

	@Override
	public boolean isOver(long now) {
		return this.end != 0 && (now >= this.end || this.sent >= this.most);
	}

}
