package org.portevoix.member.operation;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** By when all that a page needs must have come: somebody waits for it. */
final class Deadline {

	private final long until;

	Deadline(Duration patience) {
		this.until = System.nanoTime() + patience.toNanos();
	}

	boolean passed() {
		return System.nanoTime() >= this.until;
	}

	/** Never less than nothing. */
	Duration left() {
		return Duration.ofNanos(Math.max(0, this.until - System.nanoTime()));
	}

	/**
	 * What was asked for.
	 * @throws LogAway if it does not come in time
	 */
	<T> T get(Future<T> answer) {
		try {
			return answer.get(left().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new LogAway(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LogAway(ex);
		}
	}

}
