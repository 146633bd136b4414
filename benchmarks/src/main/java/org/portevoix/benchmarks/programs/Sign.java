package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.time.Duration;

import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.Consumers;
import org.portevoix.benchmarks.platform.People;
import org.portevoix.benchmarks.platform.Platform;

/**
 * Durable signing through the gateway, beside a POST of the same form that does nothing,
 * through the same gateway in the same run; with the consumers at work, and then held.
 */
final class Sign implements Program {

	private static final double WANTED_PER_SECOND = 3000;

	private static final double WANTED_RATIO = 0.7;

	private static final Duration SETTLING = Duration.ofMinutes(2);

	@Override
	public String name() {
		return "sign";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		Platform platform = stage.platform();
		Campaign campaign = Campaign.read(platform.api(), Campaign.DEMO);
		stage.say("warming up");
		int warm = warm(platform, campaign, stage.seconds(2, 8), stage.size(1, 20));
		stage.say("warm after %d rounds".formatted(warm));
		Rounds.Pair running = rounds(platform, campaign, stage.seconds(2, 6), stage.size(2, 5));
		stage.add(details(new Figure("sign", "consumers-running").with("perSecond", running.one().perSecond())
			.with("nothingPerSecond", running.other().perSecond())
			.with("ratio", running.ratio()), running, platform));
		if (stage.isGiven()) {
			stage.say("consumers are held only on a system of our own");
			return;
		}
		new Consumers(platform).stop();
		awaitSilence(platform);
		warm(platform, campaign, stage.seconds(2, 5), stage.size(1, 10));
		Rounds.Pair held = rounds(platform, campaign, stage.seconds(2, 8), stage.size(3, 6));
		stage.add(details(
				new Figure("sign", "consumers-stopped").atLeast("perSecond", held.one().perSecond(), WANTED_PER_SECOND)
					.with("nothingPerSecond", held.other().perSecond())
					.atLeast("ratio", held.ratio(), WANTED_RATIO),
				held, platform));
		generator(stage, held, platform);
		// What was signed meanwhile would keep the consumers busy for minutes.
		stage.discard();
	}

	private static int warm(Platform platform, Campaign campaign, Duration length, int most) throws IOException {
		People people = new People(campaign);
		return new Rounds(platform, length).warm(signing(platform, people), nothing(platform, people), most);
	}

	private static Rounds.Pair rounds(Platform platform, Campaign campaign, Duration length, int count)
			throws IOException {
		People people = new People(campaign);
		return new Rounds(platform, length).run(count, signing(platform, people), nothing(platform, people));
	}

	private static Rounds.Side signing(Platform platform, People people) {
		return new Rounds.Side(() -> people.signing(platform.gateway().getAuthority()), 202);
	}

	private static Rounds.Side nothing(Platform platform, People people) {
		return new Rounds.Side(() -> people.nothing(platform.gateway().getAuthority()), 204);
	}

	/** Mails that were taken before are still handed over. */
	private static void awaitSilence(Platform platform) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + SETTLING.toNanos();
		long before = -1;
		long now = platform.mails().taken();
		while (now != before && System.nanoTime() < deadline) {
			Thread.sleep(Duration.ofSeconds(2));
			before = now;
			now = platform.mails().taken();
		}
	}

	private static Figure details(Figure figure, Rounds.Pair pair, Platform platform) {
		return figure.with("p50Millis", pair.one().outcome().millis(50))
			.with("p99Millis", pair.one().outcome().millis(99))
			.with("errors", pair.one().outcome().errorsByKind())
			.with("nothingErrors", pair.other().outcome().errorsByKind())
			.withAll("cpuMicros.", pair.one().cpuMicros())
			.withAll("nothingCpuMicros.", pair.other().cpuMicros())
			.with("store", platform.store());
	}

	/** What the generator itself could do on one core if nothing else were slower. */
	private static void generator(Stage stage, Rounds.Pair pair, Platform platform) {
		double micros = pair.other().cpuMicros().getOrDefault("generator", 1.0);
		stage.add(new Figure("sign", "generator").with("cpuMicros", micros)
			.with("ceilingPerSecondAndCore", 1e6 / micros)
			.with("store", platform.store()));
	}

}
