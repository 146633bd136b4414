package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.portevoix.benchmarks.core.Hot;
import org.portevoix.benchmarks.figures.Figure;

/** What is hot on one core, alone: time and allocation of each call. */
final class HotPath implements Program {

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	@Override
	public String name() {
		return "core";
	}

	@Override
	public void run(Stage stage) throws IOException, RunnerException {
		Path said = Files.createTempFile("portevoix-jmh-", ".txt");
		try {
			ChainedOptionsBuilder options = new OptionsBuilder().include(Hot.class.getName())
				.addProfiler(GCProfiler.class)
				.shouldFailOnError(true)
				.output(said.toString());
			if (stage.size(0, 1) == 0) {
				options.warmupIterations(1)
					.warmupTime(TimeValue.milliseconds(300))
					.measurementIterations(2)
					.measurementTime(TimeValue.milliseconds(300));
			}
			new Runner(options.build()).run().forEach((result) -> stage.add(figure(result)));
		}
		finally {
			Files.deleteIfExists(said);
		}
	}

	private static Figure figure(RunResult result) {
		Result<?> time = result.getPrimaryResult();
		Figure figure = new Figure("core", time.getLabel()).with("nanos", time.getScore());
		if (!Double.isNaN(time.getScoreError())) {
			figure.with("plusMinusNanos", time.getScoreError());
		}
		for (Map.Entry<String, Result> more : result.getSecondaryResults().entrySet()) {
			if (more.getKey().endsWith(ALLOCATION)) {
				figure.with("allocatedBytes", more.getValue().getScore());
			}
		}
		return figure;
	}

}
