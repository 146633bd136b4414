package org.portevoix.gateway;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code GET /health}, with services in every state.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthIT {

	private static final String READINESS = "/actuator/health/readiness";

	private static final String WITH_MONGO = "{\"status\":\"UP\",\"components\":{\"mongo\":{\"status\":\"UP\"}}}";

	private final CountDownLatch hanging = new CountDownLatch(1);

	private FakeService campaigns;

	private FakeService members;

	private FakeService notifications;

	private RunningGateway gateway;

	@BeforeAll
	void start() throws IOException {
		this.campaigns = FakeService.start();
		this.members = FakeService.start();
		this.notifications = FakeService.start();
		this.gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", this.campaigns.url(), "MEMBER_URL",
				this.members.url(), "NOTIFICATION_URL", this.notifications.url(), "GATEWAY_HEALTH_CACHE", "300ms"));
	}

	@BeforeEach
	void everythingIsUp() {
		this.campaigns.answering(READINESS, FakeService.with(200, "{\"status\":\"UP\"}"))
			.answering("/actuator/health", FakeService.with(200, WITH_MONGO));
		this.members.answering(READINESS, FakeService.with(200, ""));
		this.notifications.answering(READINESS, FakeService.with(200, ""));
	}

	@AfterEach
	void release() {
		this.hanging.countDown();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.campaigns.close();
		this.members.close();
		this.notifications.close();
	}

	@Test
	void isUp() {
		becomes(200, "{\"status\":\"UP\",\"degraded\":[]}");
		assertThat(this.gateway.get("/health").headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@Test
	void namesWhatIsAwayAndStaysUp() {
		this.members.answering(READINESS, FakeService.with(503, ""));
		this.notifications.answering(READINESS, FakeService.with(503, ""));
		this.campaigns.answering("/actuator/health", FakeService.with(503,
				"{\"status\":\"DOWN\",\"components\":{\"mongo\":{\"status\":\"DOWN\"},\"kafka\":{\"status\":\"UP\"}}}"));
		becomes(200, "{\"status\":\"UP\",\"degraded\":[\"member-service\",\"notification-service\",\"mongodb\"]}");
	}

	@Test
	void doesWithoutDetails() {
		this.campaigns.answering("/actuator/health", FakeService.with(200, "{\"status\":\"UP\"}"));
		becomes(200, "{\"status\":\"UP\",\"degraded\":[]}");
		this.campaigns.answering("/actuator/health", FakeService.with(503, "<html>"));
		becomes(200, "{\"status\":\"UP\",\"degraded\":[\"mongodb\"]}");
	}

	@Test
	void takesAHangingHealthAsMongodbAway() {
		this.campaigns.answering("/actuator/health", (exchange) -> {
			hang();
			exchange.close();
		});
		becomes(200, "{\"status\":\"UP\",\"degraded\":[\"mongodb\"]}");
		Instant start = Instant.now();
		this.gateway.get("/health");
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void isDownWhenNoSignatureIsTaken() {
		this.campaigns.answering(READINESS, FakeService.with(503, "{\"status\":\"OUT_OF_SERVICE\"}"));
		becomes(503, "{\"status\":\"DOWN\",\"degraded\":[\"campaign-service\"]}");
		assertThat(this.gateway.get("/health").headers().firstValue("Retry-After")).isPresent();
	}

	@Test
	void asksOnceHoweverOftenItIsAsked() {
		int before = this.notifications.asked(READINESS).size();
		Instant start = Instant.now();
		IntStream.range(0, 100).parallel().forEach((i) -> this.gateway.get("/health"));
		long periods = Duration.between(start, Instant.now()).dividedBy(Duration.ofMillis(300)) + 2;
		assertThat(this.notifications.asked(READINESS).size() - before).isLessThanOrEqualTo((int) periods);
	}

	private void hang() {
		try {
			this.hanging.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void becomes(int status, String body) {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(this.gateway.get("/health").body()).isEqualTo(body);
			assertThat(this.gateway.get("/health").statusCode()).isEqualTo(status);
		});
	}

}
