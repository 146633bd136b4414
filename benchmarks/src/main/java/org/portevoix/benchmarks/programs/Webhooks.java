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
import org.portevoix.benchmarks.platform.Platform;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fifty subscribers are told of each confirmed signature; some of them fail and some are
 * slow, which must delay nobody else. Latency is from the click that confirms to the
 * arrival of the whole event.
 */
final class Webhooks implements Program {

	private static final double WANTED_PER_SECOND = 1000;

	private static final double WANTED_MILLIS = 1000;

	private static final int SUBSCRIBERS = 50;

	private static final int FAILING = 10;

	private static final int SLOW = 5;

	private static final int HEALTHY = SUBSCRIBERS - FAILING - SLOW;

	private static final Duration SLOWNESS = Duration.ofSeconds(2);

	private static final Duration REST_LIMIT = Duration.ofMinutes(3);

	@Override
	public String name() {
		return "webhooks";
	}

	@Override
	public void run(Stage stage) throws IOException, InterruptedException {
		Platform platform = stage.platform();
		if (!Prepared.isPossible(platform)) {
			stage.skip(this, "needs-PORTEVOIX_DATA-with-the-keys");
			return;
		}
		Api api = platform.api();
		api.authenticate("demo-partner", platform.secret("PORTEVOIX_CLIENT_SECRET").orElseThrow(),
				"subscriptions:write events:read")
			.expect(200);
		try (Receivers receivers = Receivers.open(SUBSCRIBERS)) {
			List<String> subscriptions = subscribe(api, receivers);
			if (subscriptions.isEmpty()) {
				stage.skip(this, "not-available");
				return;
			}
			try {
				receivers.spoil(FAILING, SLOW, SLOWNESS);
				measure(stage, platform, receivers);
			}
			finally {
				for (String id : subscriptions) {
					api.delete("/api/v1/subscriptions/" + id);
				}
			}
		}
	}

	/** The ids of the subscriptions; none if there is no such thing here. */
	private static List<String> subscribe(Api api, Receivers receivers) throws IOException {
		List<String> ids = new ArrayList<>();
		for (String url : receivers.urls()) {
			ObjectNode wanted = JsonMapper.shared().createObjectNode().put("url", url);
			wanted.putArray("types").add("org.portevoix.signature.confirmed.v1");
			wanted.putArray("campaigns").add(Campaign.DEMO);
			Api.Answer answer = api.post("/api/v1/subscriptions", wanted);
			if (answer.status() == 404) {
				return List.of();
			}
			ids.add(answer.expect(201).json().path("id").asString(""));
		}
		return ids;
	}

	private static void measure(Stage stage, Platform platform, Receivers receivers)
			throws IOException, InterruptedException {
		double rate = stage.size(5, 30);
		Duration warming = stage.seconds(3, 60);
		Duration length = stage.seconds(10, 60);
		try (EventLog log = new EventLog(platform)) {
			Campaign demo = Campaign.read(platform.api(), Campaign.DEMO);
			int count = (int) (rate * (warming.plus(length).toSeconds() + 1));
			Prepared prepared = Prepared.of(platform, log, demo, count);
			log.awaitRest(REST_LIMIT);
			Outcome warm = Load.run(platform.door(), 8, 200, new Pace(prepared::next, rate, warming));
			receivers.awaitEach(HEALTHY, warm.answers(), REST_LIMIT);
			receivers.begin();
			long begin = System.nanoTime();
			Outcome clicks = Load.run(platform.door(), 8, 200, new Pace(prepared::next, rate, length));
			long missing = receivers.awaitEach(HEALTHY, clicks.answers(), REST_LIMIT);
			double seconds = (System.nanoTime() - begin) / 1e9;
			stage.add(new Figure("webhooks", "delivered").with("subscribers", SUBSCRIBERS)
				.with("failing", FAILING)
				.with("slow", SLOW)
				.with("events", clicks.answers())
				.atLeast("healthyPerSecond", receivers.healthy().answers() / seconds, WANTED_PER_SECOND)
				.with("healthyP50Millis", receivers.healthy().millis(50))
				.atMost("healthyP99Millis", receivers.healthy().millis(99), WANTED_MILLIS)
				.atMost("missing", missing, 0)
				.with("twice", receivers.healthy().twice())
				.with("slowP99Millis", receivers.slow().millis(99))
				.with("refused", receivers.refused())
				.with("clickErrors", clicks.errorsByKind())
				.with("store", platform.store()));
		}
	}

}
