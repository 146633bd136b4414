package org.portevoix.member.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * How far a consumer has come, as a time: the latest moment of which it is certain that
 * all that had been appended by then is dealt with. Where a log ended some time ago is
 * remembered, and compared with where the consumer is now.
 */
final class Progress {

	private final Duration remembered;

	private final Deque<Sample> samples = new ArrayDeque<>();

	private Instant asOf = Instant.MIN;

	/**
	 * Creates it.
	 * @param remembered how long a sample is of use
	 */
	Progress(Duration remembered) {
		this.remembered = remembered;
	}

	/** The log ended there, by partition, at a moment. */
	synchronized void ended(Instant at, Map<Integer, Long> ends) {
		this.samples.addLast(new Sample(at, Map.copyOf(ends)));
		while (!this.samples.isEmpty()
				&& this.samples.getFirst().at().isBefore(this.samples.getLast().at().minus(this.remembered))) {
			this.samples.removeFirst();
		}
	}

	/** The consumer has come so far, by partition. */
	synchronized void reached(Map<Integer, Long> positions) {
		Iterator<Sample> all = this.samples.iterator();
		while (all.hasNext()) {
			Sample sample = all.next();
			if (sample.isPassedBy(positions)) {
				this.asOf = sample.at();
				all.remove();
			}
		}
	}

	synchronized Instant asOf() {
		return this.asOf;
	}

	private record Sample(Instant at, Map<Integer, Long> ends) {

		boolean isPassedBy(Map<Integer, Long> positions) {
			return this.ends.entrySet()
				.stream()
				.allMatch((end) -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
		}

	}

}
