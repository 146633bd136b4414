package org.portevoix.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the public sees while a service is away, and that nothing is sent twice.
 */
class OutageIT {

	private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

	@Test
	void saysInTheFormOfTheAskerThatAServiceIsAway() throws IOException {
		try (RunningGateway gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", "http://localhost:" + freePort()))) {
			HttpResponse<String> problem = gateway.post("/api/v1/campaigns/x/signatures", "{}");
			assertThat(problem.statusCode()).isEqualTo(503);
			assertThat(problem.headers().firstValue("Retry-After")).hasValue("2");
			assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			HttpResponse<String> page = gateway.get("/fr/campaigns/x", "Accept", HTML);
			assertThat(page.statusCode()).isEqualTo(503);
			assertThat(page.headers().firstValue("Retry-After")).hasValue("2");
			assertThat(page.body()).contains("<html lang=\"fr\">", "Nous revenons tout de suite");
		}
	}

	@Test
	void sendsAPostOnceAndAGetOnceMore() throws IOException {
		try (RudeService rude = new RudeService();
				RunningGateway gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", rude.url()))) {
			// The connection is known to be good, which is when clients like to retry.
			assertThat(gateway.post("/api/v1/campaigns/polite/signatures", "{}").statusCode()).isEqualTo(200);
			assertThat(gateway.post("/api/v1/campaigns/reset/signatures", "{}").statusCode()).isEqualTo(503);
			assertThat(gateway.post("/api/v1/campaigns/reset/signatures", "").statusCode()).isEqualTo(503);
			assertThat(gateway.get("/fr/polite").statusCode()).isEqualTo(200);
			assertThat(gateway.get("/fr/reset").statusCode()).isEqualTo(503);
			assertThat(rude.taken("POST /api/v1/campaigns/reset/signatures HTTP/1.1")).isEqualTo(2);
			assertThat(rude.taken("GET /fr/reset HTTP/1.1")).isEqualTo(2);
		}
	}

	@Test
	void leavesAServiceAloneAndComesBackToIt() throws IOException {
		FakeService first = FakeService.start();
		int port = first.port();
		try (RunningGateway gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", "http://localhost:" + port))) {
			assertThat(gateway.get("/fr/").statusCode()).isEqualTo(200);
			first.close();
			assertThat(IntStream.range(0, 40).map((i) -> gateway.post("/api/v1/noop", "{}").statusCode()))
				.containsOnly(503);
			assertThat(gateway.send(HttpRequest.newBuilder(gateway.management("/actuator/prometheus")).build()).body())
				.containsPattern("resilience4j_circuitbreaker_state\\{[^}]*state=\"open\"[^}]*} 1.0");
			try (FakeService second = FakeService.startOn(port)) {
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(gateway.post("/api/v1/noop", "{}").statusCode()).isEqualTo(200));
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(IntStream.range(0, 20).map((i) -> gateway.get("/fr/").statusCode()))
						.containsOnly(200));
				assertThat(second.asked("/api/v1/noop")).isNotEmpty();
			}
		}
	}

	@Test
	void doesNotBlameAServiceForItsAnswers() throws IOException {
		try (FakeService service = FakeService.start()
			.answering("/fr/kafka-away", FakeService.with(503, "", "Retry-After", "5"));
				RunningGateway gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", service.url()))) {
			assertThat(IntStream.range(0, 60).map((i) -> gateway.get("/fr/kafka-away").statusCode())).containsOnly(503);
			assertThat(service.asked("/fr/kafka-away")).hasSize(60);
			assertThat(gateway.get("/fr/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void turnsAwayWhatAHangingServiceCannotTake() throws IOException {
		CountDownLatch hanging = new CountDownLatch(1);
		try (FakeService service = FakeService.start().answering("/api/v1/noop", (exchange) -> hang(hanging, exchange));
				RunningGateway gateway = RunningGateway
					.start(Map.of("CAMPAIGN_URL", service.url(), "GATEWAY_MAX_CONNECTIONS", "2", "GATEWAY_MAX_PENDING",
							"2", "GATEWAY_ACQUIRE_TIMEOUT", "500ms", "GATEWAY_RESPONSE_TIMEOUT", "5s"));
				ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> answers = IntStream.range(0, 20)
				.mapToObj((i) -> clients.submit(() -> gateway.post("/api/v1/noop", "{}").statusCode()))
				.toList();
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.get()).isEqualTo(503));
			assertThat(service.asked("/api/v1/noop")).hasSize(2);
			hanging.countDown();
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(gateway.get("/fr/").statusCode()).isEqualTo(200));
		}
	}

	private static void hang(CountDownLatch hanging, HttpExchange exchange) throws IOException {
		try {
			hanging.await(60, TimeUnit.SECONDS);
			exchange.close();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
