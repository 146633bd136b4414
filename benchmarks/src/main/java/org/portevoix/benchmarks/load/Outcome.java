package org.portevoix.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

/**
 * What became of a load. Latencies are only those of answers as they should be; all else
 * is an error, by its kind: the status, or what happened to the connection.
 */
public final class Outcome {

	private static final long LONGEST_MICROS = 120_000_000;

	private static final double MICROS_IN_A_MILLI = 1e3;

	private static final double SECOND = 1e9;

	private final Histogram micros = new Histogram(1, LONGEST_MICROS, 3);

	private final Map<String, Long> errors = new TreeMap<>();

	private long nanos;

	private long bodyBytes;

	void answered(long latencyNanos, long bytes) {
		this.micros.recordValue(Math.clamp(latencyNanos / 1000, 1, LONGEST_MICROS));
		this.bodyBytes += bytes;
	}

	void failed(String kind) {
		failed(kind, 1);
	}

	void failed(String kind, long count) {
		if (count > 0) {
			this.errors.merge(kind, count, Long::sum);
		}
	}

	void lasted(long duration) {
		this.nanos += duration;
	}

	/** Adds another one that went before or after this one. */
	public void add(Outcome other) {
		this.micros.add(other.micros);
		other.errors.forEach((kind, count) -> this.errors.merge(kind, count, Long::sum));
		this.nanos += other.nanos;
		this.bodyBytes += other.bodyBytes;
	}

	/** How many were answered as they should be. */
	public long answers() {
		return this.micros.getTotalCount();
	}

	/** Answers in a second. */
	public double perSecond() {
		return (this.nanos > 0) ? answers() * SECOND / this.nanos : 0;
	}

	/** The latency in milliseconds below which so many percent are. */
	public double millis(double percentile) {
		return (answers() > 0) ? this.micros.getValueAtPercentile(percentile) / MICROS_IN_A_MILLI : Double.NaN;
	}

	/** The mean size of a body in bytes. */
	public double meanBody() {
		return (answers() > 0) ? (double) this.bodyBytes / answers() : 0;
	}

	/** How many went wrong. */
	public long errors() {
		return this.errors.values().stream().mapToLong(Long::longValue).sum();
	}

	/** How many went wrong, by kind, in one word; {@code 0} if none. */
	public String errorsByKind() {
		StringBuilder text = new StringBuilder();
		this.errors
			.forEach((kind, count) -> text.append(text.isEmpty() ? "" : ",").append(kind).append(':').append(count));
		return text.isEmpty() ? "0" : text.toString();
	}

}
