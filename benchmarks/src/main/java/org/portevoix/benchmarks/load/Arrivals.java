package org.portevoix.benchmarks.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/** Requests that others bring, such as what becomes possible after an earlier one. */
public final class Arrivals implements Source {

	private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	/** Brings one that is due now; from any thread. */
	public void add(byte[] request) {
		this.waiting.add(new Request(request, System.nanoTime()));
	}

	/** Nothing comes any more. */
	public void close() {
		this.closed = true;
	}

	@Override
	public @Nullable Request poll(long now) {
		return this.waiting.poll();
	}

	@Override
	public long nextDue(long now) {
		return Long.MAX_VALUE;
	}

	@Override
	public boolean isOver(long now) {
		return this.closed && this.waiting.isEmpty();
	}

}
