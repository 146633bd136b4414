package org.portevoix.campaign.campaigns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.campaign.Issuer;
import org.portevoix.campaign.RunningCampaignService;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The service while its store is away from the start. */
class StoreAwayIT {

	private static final Issuer ISSUER = Issuer.start();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@SuppressWarnings("NullAway.Init")
	private static ConfigurableApplicationContext service;

	@BeforeAll
	static void start() {
		// Nobody listens on the port of tcpmux.
		service = RunningCampaignService.start(BackingServices.kafkaBrokers(), "mongodb://127.0.0.1:1",
				Map.of("MEMBER_URL", ISSUER.url()));
	}

	@AfterAll
	static void stop() {
		service.close();
		ISSUER.stop();
	}

	@Test
	void isReadyAndShowsCampaigns() throws Exception {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> send(request("/actuator/health/readiness").GET()).statusCode() == 200);
		assertThat(send(request("/api/v1/campaigns").GET()).statusCode()).isEqualTo(200);
		assertThat(send(request("/api/v1/campaigns/unheard-of").GET()).statusCode()).isEqualTo(404);
	}

	@Test
	void asksStaffToTryAgain() throws Exception {
		HttpResponse<String> answer = send(
				request("/api/v1/campaigns").header("Authorization", "Bearer " + ISSUER.token("wsm", "campaigns:write"))
					.header("Content-Type", "application/json")
					.timeout(Duration.ofSeconds(10))
					.POST(BodyPublishers.ofString("{\"slug\":\"a\",\"organisation\":\"wsm\"}")));

		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(
				"http://localhost:%s%s".formatted(service.getEnvironment().getProperty("local.server.port"), path)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return CLIENT.send(request.build(), BodyHandlers.ofString());
	}

}
