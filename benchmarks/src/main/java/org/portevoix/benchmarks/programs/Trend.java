package org.portevoix.benchmarks.programs;

import java.util.ArrayList;
import java.util.List;

/** How something grows: the slope of the line that fits its second half best. */
final class Trend {

	private static final double SECOND = 1e9;

	private final List<Sample> samples = new ArrayList<>();

	void add(long nanos, long value) {
		this.samples.add(new Sample(nanos / SECOND, value));
	}

	/** In a second; 0 when too little is known. */
	double growthPerSecond() {
		List<Sample> late = this.samples.subList(this.samples.size() / 2, this.samples.size());
		double meanAt = late.stream().mapToDouble(Sample::at).average().orElse(0);
		double meanValue = late.stream().mapToDouble(Sample::value).average().orElse(0);
		double spread = late.stream().mapToDouble((sample) -> Math.pow(sample.at() - meanAt, 2)).sum();
		double together = late.stream()
			.mapToDouble((sample) -> (sample.at() - meanAt) * (sample.value() - meanValue))
			.sum();
		return (spread > 0) ? together / spread : 0;
	}

	private record Sample(double at, double value) {

	}

}
