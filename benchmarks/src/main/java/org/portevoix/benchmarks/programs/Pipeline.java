package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.time.Duration;

import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.platform.Platform;

/**
 * The whole way, at a pace that does not wait: signed, recorded, its mail handed over;
 * then also confirmed, counted. The lag between what was taken and what is done must not
 * grow.
 */
final class Pipeline implements Program {

	private static final double WANTED_PER_SECOND = 1500;

	/** Somewhat more than what is aimed for, or that could only just be missed. */
	private static final int OFFERED = 1550;

	/** Of the pace: a lag that grows more slowly than this in a second does not grow. */
	private static final double STILL = 0.01;

	private final String seconds = System.getenv().getOrDefault("PIPELINE_SECONDS", "180");

	@Override
	public String name() {
		return "pipeline";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		Platform platform = stage.platform();
		if (!Prepared.isPossible(platform)) {
			stage.skip(this, "needs-PORTEVOIX_DATA-with-the-keys");
			return;
		}
		stage.say("warming up");
		new Flow(platform, stage.size(50, 400), false).run(stage.seconds(4, 90));
		stage.say("signing, recording, mailing");
		int rate = stage.size(100, OFFERED);
		Flow.Result mailed = new Flow(platform, rate, false).run(stage.seconds(10, Integer.parseInt(this.seconds)));
		stage.add(figure("mailed", rate, mailed).atLeast("mailedPerSecond", mailed.mailedPerSecond(), WANTED_PER_SECOND)
			.atMost("lagGrowthPerSecond", mailed.lagGrowthPerSecond(), WANTED_PER_SECOND * STILL)
			.atMost("mailsMissing", mailed.mailsMissing(), 0)
			.with("store", platform.store()));
		stage.say("the same, and confirming all");
		int all = stage.size(50, 500);
		Flow.Result counted = new Flow(platform, all, true).run(stage.seconds(10, 90));
		stage.add(figure("counted", all, counted).with("mailedPerSecond", counted.mailedPerSecond())
			.with("confirmed", counted.confirmed())
			.with("confirmErrors", counted.confirmErrors())
			.atMost("lagGrowthPerSecond", counted.lagGrowthPerSecond(), all * STILL)
			.atMost("mailsMissing", counted.mailsMissing(), 0)
			.atMost("countDifference", counted.countDifference(), 0)
			.with("store", platform.store()));
	}

	private static Figure figure(String name, int rate, Flow.Result result) {
		return new Figure("pipeline", name).with("offeredPerSecond", rate)
			.with("perSecond", result.signed().perSecond())
			.with("seconds", seconds(result.length()))
			.with("accepted", result.signed().answers())
			.with("p99Millis", result.signed().millis(99))
			.with("lagEnd", result.lagEnd())
			.with("drainSeconds", seconds(result.draining()))
			.with("throughputPerSecond",
					result.signed().answers() / Math.max(1, seconds(result.length().plus(result.draining()))))
			.with("errors", result.signed().errorsByKind());
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1e3;
	}

}
