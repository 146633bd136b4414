package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.load.Load;
import org.portevoix.benchmarks.load.Outcome;
import org.portevoix.benchmarks.load.Pace;
import org.portevoix.benchmarks.platform.Api;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.EventLog;
import org.portevoix.benchmarks.platform.People;
import org.portevoix.benchmarks.platform.Platform;

/**
 * From the click that confirms to the count that everybody sees, while others confirm at
 * a steady pace. Counts of a campaign that many confirm say nothing about one of them, so
 * a few campaigns have one confirmation on its way at a time, and their counts are asked
 * for until they move.
 */
final class Confirm implements Program {

	private static final double WANTED_MILLIS = 1000;

	/** About how often one probe goes round in a second. */
	private static final int ROUNDS_OF_A_PROBE = 2;

	private static final Duration REST_LIMIT = Duration.ofMinutes(6);

	private static final Duration COUNT_LIMIT = Duration.ofMinutes(1);

	@Override
	public String name() {
		return "confirm";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		Platform platform = stage.platform();
		if (!Prepared.isPossible(platform)) {
			stage.skip(this, "needs-PORTEVOIX_DATA-with-the-keys");
			return;
		}
		int rate = stage.size(40, 500);
		Duration warming = stage.seconds(3, 60);
		Duration length = stage.seconds(8, 60);
		try (EventLog log = new EventLog(platform)) {
			stage.say("writing signatures that wait to be confirmed");
			List<Probe> probes = probes(stage, platform, log, length);
			Campaign demo = Campaign.read(platform.api(), Campaign.DEMO);
			Prepared others = Prepared.of(platform, log, demo, (int) (rate * (warming.plus(length).toSeconds() + 1)));
			log.awaitRest(REST_LIMIT);
			long before = demo.count(platform.api());
			Outcome warm = Load.run(platform.door(), Rounds.CONNECTIONS, 200, new Pace(others::next, rate, warming));
			stage.say("%d/s confirm, %d are watched".formatted(rate, probes.size()));
			List<Thread> watching = probes.stream().map((probe) -> Thread.ofPlatform().daemon().start(probe)).toList();
			Outcome outcome = Load.run(platform.door(), Rounds.CONNECTIONS, 200,
					new Pace(others::next, rate - ROUNDS_OF_A_PROBE * (double) probes.size(), length));
			probes.forEach(Probe::end);
			for (Thread thread : watching) {
				thread.join();
			}
			long confirmed = warm.answers() + outcome.answers();
			long counted = awaitCount(demo, platform.api(), before + confirmed) - before;
			stage.add(figure(platform, rate, outcome, Probe.Seen.of(probes)).with("confirmed", confirmed)
				.atMost("difference", Math.abs(counted - confirmed), 0)
				.with("store", platform.store()));
		}
	}

	private static Figure figure(Platform platform, int rate, Outcome outcome, Probe.Seen seen) {
		return new Figure("confirm", "visible").with("offeredPerSecond", rate)
			.with("p50Millis", seen.millis(50))
			.atMost("p99Millis", seen.millis(99), WANTED_MILLIS)
			.with("mostMillis", seen.millis(100))
			.with("watched", seen.count())
			.with("unseen", seen.unseen())
			.with("answerP99Millis", outcome.millis(99))
			.with("errors", outcome.errorsByKind());
	}

	private static List<Probe> probes(Stage stage, Platform platform, EventLog log, Duration length)
			throws IOException {
		Api api = platform.api();
		api.authenticate("demo-partner", platform.secret("PORTEVOIX_CLIENT_SECRET").orElseThrow(),
				"campaigns:write campaigns:read")
			.expect(200);
		List<Probe> probes = new ArrayList<>();
		for (int i = 0; i < stage.size(3, 10); i++) {
			String slug = "load-probe-"
					+ People.randomId().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
			Campaign campaign = Campaign.publish(api, slug);
			probes.add(new Probe(campaign, platform,
					Prepared.of(platform, log, campaign, (int) (length.toSeconds() * 2 * ROUNDS_OF_A_PROBE))));
		}
		return probes;
	}

	static long awaitCount(Campaign campaign, Api api, long wanted) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + COUNT_LIMIT.toNanos();
		long count = campaign.count(api);
		while (count != wanted && System.nanoTime() < deadline) {
			Thread.sleep(Duration.ofMillis(250));
			count = campaign.count(api);
		}
		return count;
	}

}
