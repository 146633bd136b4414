package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.portevoix.benchmarks.figures.Figure;
import org.portevoix.benchmarks.load.Load;
import org.portevoix.benchmarks.load.Outcome;
import org.portevoix.benchmarks.load.Pace;
import org.portevoix.benchmarks.platform.Campaign;
import org.portevoix.benchmarks.platform.Http;
import org.portevoix.benchmarks.platform.Platform;

/**
 * The public page of a campaign, beside a GET that does nothing through the same gateway;
 * then at six tenths of that rate, whether or not answers come; and how large it is.
 */
final class PageView implements Program {

	private static final double WANTED_RATIO = 0.9;

	private static final double WANTED_MILLIS = 50;

	private static final double WANTED_BYTES = 50 * 1024;

	private static final double SHARE = 0.6;

	private static final String PATH = "/fr/campaigns/" + Campaign.DEMO;

	private static final Pattern STYLE = Pattern.compile("<link[^>]*rel=\"stylesheet\"[^>]*href=\"([^\"]+)\"|"
			+ "<link[^>]*href=\"([^\"]+)\"[^>]*rel=\"stylesheet\"");

	@Override
	public String name() {
		return "page";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		Platform platform = stage.platform();
		size(stage, platform);
		byte[] page = Http.get(platform.gateway().getAuthority(), PATH, "text/html");
		byte[] nothing = Http.get(platform.gateway().getAuthority(), "/api/v1/noop", "application/json");
		if (platform.api().get("/api/v1/noop").status() != 204) {
			stage.skip(this, "not-started-with-PORTEVOIX_BENCHMARK=true");
			return;
		}
		stage.say("warming up");
		rounds(platform, page, nothing, stage.seconds(2, 12), 1);
		Rounds.Pair pair = rounds(platform, page, nothing, stage.seconds(2, 6), stage.size(3, 5));
		stage.add(new Figure("page", "rate").with("perSecond", pair.one().perSecond())
			.with("nothingPerSecond", pair.other().perSecond())
			.atLeast("ratio", pair.ratio(), WANTED_RATIO)
			.with("errors", pair.one().outcome().errorsByKind())
			.withAll("cpuMicros.", pair.one().cpuMicros())
			.withAll("nothingCpuMicros.", pair.other().cpuMicros())
			.with("store", platform.store()));
		paced(stage, platform, page, "of-nothing", SHARE * pair.other().perSecond(), true);
		paced(stage, platform, page, "of-page", SHARE * pair.one().perSecond(), false);
	}

	private static Rounds.Pair rounds(Platform platform, byte[] page, byte[] nothing, Duration length, int count)
			throws IOException {
		return new Rounds(platform, length).run(count, new Rounds.Side(() -> page, 200),
				new Rounds.Side(() -> nothing, 204));
	}

	private static void paced(Stage stage, Platform platform, byte[] page, String name, double rate, boolean aimed)
			throws IOException {
		Outcome outcome = Load.run(platform.door(), Rounds.CONNECTIONS, 200,
				new Pace(() -> page, rate, stage.seconds(5, 20)));
		Figure figure = new Figure("page", "latency-at-60-percent-" + name).with("offeredPerSecond", rate)
			.with("perSecond", outcome.perSecond())
			.with("p50Millis", outcome.millis(50));
		double p99 = outcome.millis(99);
		stage.add((aimed ? figure.atMost("p99Millis", p99, WANTED_MILLIS) : figure.with("p99Millis", p99))
			.with("p999Millis", outcome.millis(99.9))
			.with("errors", outcome.errorsByKind())
			.with("store", platform.store()));
	}

	private static void size(Stage stage, Platform platform) throws IOException {
		String page = platform.api().await(PATH, 200).body();
		int styles = 0;
		Matcher links = STYLE.matcher(page);
		while (links.find()) {
			String path = (links.group(1) != null) ? links.group(1) : links.group(2);
			styles += bytes(platform.api().await(path, 200).body());
		}
		if (styles == 0) {
			throw new IOException("The page has no style sheet");
		}
		stage.add(new Figure("page", "size").with("pageBytes", bytes(page))
			.with("styleBytes", styles)
			.atMost("bytes", bytes(page) + (double) styles, WANTED_BYTES)
			.with("store", platform.store()));
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
