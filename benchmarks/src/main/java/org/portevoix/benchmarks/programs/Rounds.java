package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.portevoix.benchmarks.load.Load;
import org.portevoix.benchmarks.load.Outcome;
import org.portevoix.benchmarks.load.Saturation;
import org.portevoix.benchmarks.platform.Platform;

/**
 * Two kinds of requests as fast as they go, in rounds that take turns, so that whatever
 * else the machine does falls on both alike.
 */
final class Rounds {

	static final int CONNECTIONS = 96;

	private static final long MOST_PER_SECOND = 50_000;

	private final Platform platform;

	private final Duration length;

	Rounds(Platform platform, Duration length) {
		this.platform = platform;
		this.length = length;
	}

	/** Runs as many rounds of each; the one that begins changes each time. */
	Pair run(int rounds, Side one, Side other) throws IOException {
		Side.Result first = new Side.Result();
		Side.Result second = new Side.Result();
		for (int i = 0; i < rounds; i++) {
			if (i % 2 == 0) {
				measure(one, first);
				measure(other, second);
			}
			else {
				measure(other, second);
				measure(one, first);
			}
		}
		return new Pair(first, second);
	}

	/**
	 * Runs rounds that are not measured until the rate of one rises no more: on few
	 * processors it takes minutes until what is hot is compiled, beside the load.
	 * @return how many it took
	 */
	int warm(Side one, Side other, int most) throws IOException {
		Side.Result result = new Side.Result();
		int done = 0;
		while (done < most && !result.isSteady()) {
			measure(one, result);
			measure(other, new Side.Result());
			done++;
		}
		return done;
	}

	private void measure(Side side, Side.Result result) throws IOException {
		Map<String, Long> before = this.platform.processes().cpuMicros();
		Outcome outcome = Load.run(this.platform.door(), CONNECTIONS, side.expected(),
				new Saturation(side.requests(), this.length, MOST_PER_SECOND * this.length.toSeconds()));
		Map<String, Long> after = this.platform.processes().cpuMicros();
		result.rates.add(outcome.perSecond());
		result.outcome.add(outcome);
		after.forEach((name, micros) -> result.cpu.merge(name, micros - before.getOrDefault(name, 0L), Long::sum));
	}

	static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/** One kind of request, and the status that it is answered with. */
	record Side(Supplier<byte[]> requests, int expected) {

		/** What all its rounds gave. */
		static final class Result {

			private static final int LAST = 3;

			private static final double STEADY = 1.05;

			private final List<Double> rates = new ArrayList<>();

			private final Outcome outcome = new Outcome();

			private final Map<String, Long> cpu = new LinkedHashMap<>();

			double perSecond() {
				return median(this.rates);
			}

			/** Whether the last rounds were hardly faster than those before them. */
			boolean isSteady() {
				int count = this.rates.size();
				return count >= 2 * LAST && mean(count - LAST) < STEADY * mean(count - 2 * LAST);
			}

			private double mean(int from) {
				return this.rates.subList(from, from + LAST)
					.stream()
					.mapToDouble(Double::doubleValue)
					.average()
					.orElseThrow();
			}

			Outcome outcome() {
				return this.outcome;
			}

			/**
			 * Microseconds of processor time for each request, by process; what takes
			 * less than one is left out.
			 */
			Map<String, Double> cpuMicros() {
				Map<String, Double> micros = new LinkedHashMap<>();
				this.cpu.forEach((name, sum) -> {
					double each = (double) sum / Math.max(1, this.outcome.answers() + this.outcome.errors());
					if (each >= 1) {
						micros.put(name, each);
					}
				});
				return micros;
			}

		}

	}

	/** Both sides of the comparison. */
	record Pair(Side.Result one, Side.Result other) {

		double ratio() {
			return this.one.perSecond() / this.other.perSecond();
		}

	}

}
