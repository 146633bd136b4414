package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.platform.Installation;
import org.portevoix.benchmarks.platform.Processes;

/**
 * How long {@code ./start} takes the second time, with the store that a person would get,
 * and the memory of all its processes ten seconds later.
 */
final class Start implements Program {

	private static final double WANTED_SECONDS = 20;

	private static final double WANTED_MEGABYTES = 1500;

	private static final Duration LATER = Duration.ofSeconds(10);

	private static final double KILOBYTES = 1024;

	@Override
	public String name() {
		return "start";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		if (stage.isGiven()) {
			stage.skip(this, "needs-a-system-of-its-own");
			return;
		}
		stage.discard();
		try (Installation installation = stage.started(false)) {
			Duration first = installation.startedIn();
			installation.stop();
			stage.say("second start");
			Duration second = installation.start();
			Thread.sleep(LATER);
			Map<String, Double> memory = memory(installation);
			String store = installation.platform().store();
			stage.add(new Figure("start", "time").with("firstSeconds", seconds(first))
				.atMost("secondSeconds", seconds(second), WANTED_SECONDS)
				.with("store", store));
			double sum = memory.values().stream().mapToDouble(Double::doubleValue).sum();
			stage.add(new Figure("start", "memory").withAll("megabytes.", memory)
				.atMost("megabytes", (sum > 0) ? sum : Double.NaN, WANTED_MEGABYTES)
				.with("store", store));
		}
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1e3;
	}

	private static Map<String, Double> memory(Installation installation) {
		Map<String, Long> ids = new LinkedHashMap<>(installation.platform().processes().ids());
		ids.put("launcher", installation.launcherPid());
		Map<String, Double> megabytes = new LinkedHashMap<>();
		ids.forEach((name, id) -> {
			Optional<Long> kilobytes = Processes.proportionalKilobytes(id);
			kilobytes.ifPresent((known) -> megabytes.put(name, known / KILOBYTES));
		});
		return megabytes;
	}

}
