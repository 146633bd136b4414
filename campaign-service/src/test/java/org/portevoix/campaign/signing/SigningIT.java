package org.portevoix.campaign.signing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.backing.MongoProcess;
import org.portevoix.campaign.Campaigns;
import org.portevoix.campaign.RunningCampaignService;
import org.portevoix.campaign.TopicReader;

import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Takes signatures over HTTP, whatever is away besides the log. */
@Tag("faults")
class SigningIT {

	private static final String VALID = """
			{"givenName":"Aïcha","familyName":"Ndiaye","email":"%s","country":"BE","postcode":"1000","locale":"fr",
			 "ageConfirmed":true,"consents":[{"purpose":"newsletter","organisation":"wsm","granted":true,"textVersion":"v1"}]}
			""";

	private static KafkaProcess kafka;

	private static MongoProcess mongo;

	private static ConfigurableApplicationContext service;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void start() {
		kafka = BackingServices.startKafka();
		mongo = BackingServices.startMongo();
		service = RunningCampaignService.start(kafka, mongo, Map.of());
		Campaigns.publish(service, Campaigns.open("sign"));
	}

	@AfterAll
	static void stop() {
		service.close();
		kafka.close();
		mongo.close();
	}

	@Test
	void saysYesOnlyWhenTheLogHasIt() {
		HttpResponse<String> answer = sign("sign", VALID.formatted("first@example.org"));
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.body()).isEqualTo("{\"status\":\"confirmation-sent\"}");
		assertThat(TopicReader.readAll(kafka.brokers(), "signatures"))
			.anySatisfy((found) -> assertThat(new String(found.value(), java.nio.charset.StandardCharsets.UTF_8))
				.contains("first@example.org"));
		assertThat(TopicReader.readAll(kafka.brokers(), "signatures"))
			.allSatisfy((found) -> assertThat(TopicReader.headers(found)).containsEntry("ce_specversion", "1.0")
				.containsEntry("ce_type", "org.portevoix.signature.submitted.v1")
				.containsEntry("ce_subject", new String(found.key(), java.nio.charset.StandardCharsets.UTF_8))
				.containsEntry("content-type", "application/json"));
	}

	@Test
	void namesEveryFaultyFieldAtOnce() {
		HttpResponse<String> answer = sign("sign", """
				{"givenName":" ","familyName":"http://evil.example","email":"aicha@","country":"XX","locale":"de",
				 "ageConfirmed":false,"consents":[{"purpose":"share","organisation":"acme","granted":true}]}
				""");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("givenName", "familyName", "email", "country", "locale", "ageConfirmed",
				"consents[0].purpose", "required", "must-be-true", "not-asked");
	}

	@Test
	void refusesWhatItCannotTake() {
		assertThat(sign("nowhere", VALID.formatted("a@example.org")).statusCode()).isEqualTo(404);
		assertThat(sign("sign", "{").statusCode()).isEqualTo(400);
		assertThat(sign("sign", "[]").statusCode()).isEqualTo(400);
		HttpResponse<String> text = send(request("sign", "hello").setHeader("Content-Type", "text/plain"));
		assertThat(text.statusCode()).isEqualTo(415);
		assertThat(text.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void goesOnWhileTheStoreIsAway() {
		mongo.process().kill();
		try {
			assertThat(sign("sign", VALID.formatted("storeless@example.org")).statusCode()).isEqualTo(202);
		}
		finally {
			mongo.process().start();
		}
	}

	@Test
	void promisesNothingWhileTheLogIsSilent() {
		kafka.process().kill();
		try {
			HttpResponse<String> answer = sign("sign", VALID.formatted("silent@example.org"));
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(answer.body()).doesNotContain("Exception", "kafka");
		}
		finally {
			kafka.process().start();
		}
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(sign("sign", VALID.formatted("silent@example.org")).statusCode()).isEqualTo(202));
	}

	private HttpResponse<String> sign(String slug, String body) {
		return send(request(slug, body));
	}

	private static HttpRequest.Builder request(String slug, String body) {
		int port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
		return HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/campaigns/" + slug + "/signatures"))
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(30))
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
