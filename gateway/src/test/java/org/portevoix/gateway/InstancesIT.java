package org.portevoix.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several instances of a service behind one gateway. */
class InstancesIT {

	private static final String READINESS = "/actuator/health/readiness";

	private static final String SIGN = "/api/v1/campaigns/x/signatures";

	@Test
	void asksTheInstancesInTurn() throws IOException {
		try (FakeService one = FakeService.start();
				FakeService other = FakeService.start();
				RunningGateway gateway = start(one, other)) {
			assertThat(IntStream.range(0, 20).map((i) -> gateway.post(SIGN, "{}").statusCode())).containsOnly(200);
			assertThat(one.asked(SIGN)).hasSize(10);
			assertThat(other.asked(SIGN)).hasSize(10);
		}
	}

	@Test
	void showsNobodyThatAnInstanceIsGone() throws IOException {
		FakeService one = FakeService.start();
		try (FakeService other = FakeService.start(); RunningGateway gateway = start(one, other)) {
			assertThat(IntStream.range(0, 10).map((i) -> gateway.get("/fr/").statusCode())).containsOnly(200);
			one.close();
			assertThat(IntStream.range(0, 40).map((i) -> gateway.get("/fr/").statusCode())).containsOnly(200);
			assertThat(IntStream.range(0, 40).map((i) -> gateway.post(SIGN, "{}").statusCode())).containsOnly(200);
			assertThat(gateway.get("/health").body()).contains("\"status\":\"UP\"");
			int before = other.asked(SIGN).size();
			try (FakeService back = FakeService.startOn(one.port())) {
				await().atMost(Duration.ofSeconds(30)).until(() -> {
					gateway.post(SIGN, "{}");
					return !back.asked(SIGN).isEmpty();
				});
			}
			assertThat(other.asked(SIGN)).hasSizeGreaterThanOrEqualTo(before);
		}
	}

	@Test
	void givesNothingNewToOneThatIsAboutToEnd() throws IOException {
		try (FakeService one = FakeService.start();
				FakeService other = FakeService.start();
				RunningGateway gateway = start(one, other)) {
			one.answering(READINESS, FakeService.with(503, ""));
			await().atMost(Duration.ofSeconds(30)).until(() -> {
				int before = one.asked(SIGN).size();
				IntStream.range(0, 4).forEach((i) -> gateway.post(SIGN, "{}"));
				return one.asked(SIGN).size() == before;
			});
			int before = one.asked(SIGN).size();
			assertThat(IntStream.range(0, 20).map((i) -> gateway.post(SIGN, "{}").statusCode())).containsOnly(200);
			assertThat(one.asked(SIGN)).hasSize(before);
			other.answering(READINESS, FakeService.with(503, ""));
			assertThat(IntStream.range(0, 20).map((i) -> gateway.post(SIGN, "{}").statusCode()))
				.as("one that is not ready is better than none")
				.containsOnly(200);
		}
	}

	@Test
	void sendsAPostOnceAlsoWhereThereIsAnother() throws IOException {
		try (RudeService rude = new RudeService();
				FakeService other = FakeService.start();
				RunningGateway gateway = RunningGateway
					.start(Map.of("CAMPAIGN_URLS", rude.url() + "," + other.url(), "GATEWAY_ASK_EVERY", "1h"))) {
			String path = "/api/v1/campaigns/reset/signatures";
			assertThat(Stream.generate(() -> gateway.post(path, "{}").statusCode()).limit(4)).contains(503);
			assertThat(rude.taken("POST " + path + " HTTP/1.1") + other.asked(path).size()).isEqualTo(4);
		}
	}

	@Test
	void passesByAnInstanceThatNeverWas() throws IOException {
		try (FakeService member = FakeService.start();
				RunningGateway gateway = RunningGateway
					.start(Map.of("MEMBER_URLS", "http://localhost:" + freePort() + "," + member.url()))) {
			assertThat(Stream.generate(() -> gateway.post("/oauth2/token", "").statusCode()).limit(6))
				.containsOnly(200);
		}
	}

	private static RunningGateway start(FakeService one, FakeService other) {
		return RunningGateway.start(Map.of("CAMPAIGN_URLS", one.url() + "," + other.url(), "MEMBER_URL", one.url(),
				"NOTIFICATION_URL", one.url(), "GATEWAY_ASK_EVERY", "200ms", "GATEWAY_HEALTH_CACHE", "0s"));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
