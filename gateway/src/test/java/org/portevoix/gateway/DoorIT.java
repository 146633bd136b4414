package org.portevoix.gateway;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What passes the door, what does not, and what becomes of it on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorIT {

	private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(1);

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
		this.gateway = RunningGateway
			.start(Map.of("CAMPAIGN_URL", this.campaigns.url(), "MEMBER_URL", this.members.url(), "NOTIFICATION_URL",
					this.notifications.url(), "PUBLIC_URL", "https://act.example.org", "GATEWAY_RESPONSE_TIMEOUT",
					RESPONSE_TIMEOUT.toString(), "GATEWAY_STREAM_START_TIMEOUT", "1000", "GATEWAY_BODY_TIMEOUT", "2s",
					// Breakers have a test of their own.
					"GATEWAY_BREAKER_WINDOW", "10000", "GATEWAY_BREAKER_MINIMUM_CALLS", "10000"));
	}

	@AfterAll
	void stop() {
		this.hanging.countDown();
		this.gateway.close();
		this.campaigns.close();
		this.members.close();
		this.notifications.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/fr", "/fr/", "/nl/campaigns/x", "/en/confirm?token=a.b-c_d", "/es/me",
			"/assets/portevoix.css", "/favicon.ico", "/robots.txt", "/api/v1/campaigns",
			"/api/v1/campaigns?status=open&lang=fr", "/api/v1/campaigns/x/count", "/api/v1/signatures/x",
			"/en/campaigns/caf%C3%A9" })
	void sendsCampaignsToTheirService(String path) {
		HttpResponse<String> answer = this.gateway.get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(this.campaigns.asked(path)).hasSize(1);
		assertThat(this.members.asked(path)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/oauth2/jwks", "/.well-known/oauth-authorization-server", "/api/v1/organisations/wsm",
			"/oauth2/authorize?response_type=code", "/oauth2/userinfo", "/api/v1/supporters", "/api/v1/networks/a",
			"/api/v1/clients/a", "/api/v1/staff/a", "/signin", "/signin?lang=nl", "/signin/code", "/invitation?token=a",
			"/password" })
	void sendsOrganisationsAndKeysToTheirService(String path) {
		assertThat(this.gateway.get(path).statusCode()).isEqualTo(200);
		assertThat(this.members.asked(path)).hasSize(1);
		assertThat(this.campaigns.asked(path)).isEmpty();
	}

	/** Services judge the token; without one nobody gets into the console. */
	@ParameterizedTest
	@CsvSource({ "/console, campaigns", "/console/campaigns, campaigns", "/console/campaigns/x/edit, campaigns",
			"/console/campaigns/x/stream, campaigns", "/console/account, members",
			"/console/organisations/wsm, members", "/console/networks, members", "/console/team/x, members",
			"/console/clients, members", "/console/people/x, members", "/console/audit, members",
			"/console/operation, members", "/console/operation/x.dlq/0-1, members",
			"/console/subscriptions, notifications", "/console/deliveries/x, notifications",
			"/api/v1/subscriptions, notifications", "/api/v1/subscriptions/x/test, notifications",
			"/api/v1/deliveries/x/retry, notifications", "/api/v1/events?after=x, notifications" })
	void sendsStaffAndPartnersToTheirService(String path, String service) {
		assertThat(this.gateway.get(path, "Authorization", "Bearer theirs").statusCode()).isEqualTo(200);
		Map<String, FakeService> services = Map.of("campaigns", this.campaigns, "members", this.members,
				"notifications", this.notifications);
		services.forEach((name, fake) -> assertThat(fake.asked(path)).as(name).hasSize(name.equals(service) ? 1 : 0));
		assertThat(services.get(service).asked(path).getFirst().headers().get("Authorization"))
			.containsExactly("Bearer theirs");
	}

	@ParameterizedTest
	@CsvSource({ "/console/, /console", "/console/people/, /console/people",
			"/console/campaigns/?done=saved, /console/campaigns?done=saved" })
	void leadsFromAslashAtTheEndToThePageOfTheConsole(String path, String page) {
		HttpResponse<String> answer = this.gateway.get(path, "Authorization", "Bearer theirs");
		assertThat(answer.statusCode()).isEqualTo(301);
		assertThat(answer.headers().firstValue("Location")).hasValue(page);
		assertThat(this.gateway.post(path, "a=b", "Authorization", "Bearer theirs").statusCode())
			.as("what is sent is sent where it was meant to go")
			.isNotEqualTo(301);
	}

	@Test
	void waitsForTheFeedLongerThanForAPage() {
		this.notifications.answering("/api/v1/events", (exchange) -> {
			pause(RESPONSE_TIMEOUT.multipliedBy(3));
			FakeService.with(200, "[]").handle(exchange);
		});
		HttpResponse<String> answer = this.gateway.get("/api/v1/events?timeout=20");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("[]");
	}

	@Test
	void takesLongStoriesInTheConsoleOnly() {
		String form = "story=" + "x".repeat(500 * 1024);
		assertThat(this.gateway.post("/console/campaigns/long", form, "Authorization", "Bearer x").statusCode())
			.isEqualTo(200);
		assertThat(this.campaigns.asked("/console/campaigns/long")).singleElement()
			.satisfies((asked) -> assertThat(asked.body()).isEqualTo(form));
		assertThat(
				this.gateway.post("/console/campaigns/longer", form + "x".repeat(13_000), "Authorization", "Bearer x")
					.statusCode())
			.isEqualTo(413);
		assertThat(this.gateway.post("/signin", form).statusCode()).isEqualTo(413);
		// Who is not signed in is not even listened to.
		assertThat(this.gateway.post("/console/campaigns/longer", form).statusCode()).isEqualTo(401);
		assertThat(this.campaigns.asked("/console/campaigns/longer")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console?kept=1", "/signin?kept=1", "/password?kept=1", "/invitation?token=x" })
	void letsNoCacheKeepWhatIsForOnePerson(String path) {
		this.campaigns.answering("/console", FakeService.with(200, "x", "Cache-Control", "public, max-age=60"));
		assertThat(this.gateway.get(path, "Authorization", "Bearer x").headers().allValues("Cache-Control"))
			.containsExactly("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/de/", "/frx", "/api", "/api/v2/campaigns", "/api/v1/noop/x", "/oauth2",
			"/index.html", "/openapix", "/schemasx", "/api/v1/campaignsx", "/internal/contacts", "/internal",
			"/signinx", "/passwords", "/connect/logout", "/consolex", "/api/v1/eventsx", "/api/v1/staffx" })
	void knowsNothingElse(String path) {
		HttpResponse<String> answer = this.gateway.get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"type\":\"https://portevoix.org/problems/not-found\"", "\"status\":404");
	}

	@Test
	void speaksTheLanguageOfTheAsker() {
		HttpResponse<String> answer = this.gateway.get("/nothing", "Accept", HTML, "Accept-Language", "nl-BE,nl;q=0.8");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(answer.headers().firstValue("Content-Language")).hasValue("nl");
		assertThat(answer.body()).contains("<html lang=\"nl\">", "Hier is niets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/prometheus", "/Actuator/health",
			"/%61ctuator/health", "//actuator/health", "/fr//actuator/health", "/fr/../actuator/health",
			"/fr/..;/actuator/health", "/fr/..;a=b/actuator/health", "/fr;/../actuator/health",
			"/fr/%2e%2e/actuator/health", "/fr/.%2E/actuator/health", "/fr/%2e%2e%2factuator/health",
			"/fr/..%2factuator", "/fr/..%5cactuator", "/fr/%252e%252e/actuator/health", "/./actuator/health",
			"/assets/../actuator/health", "/.well-known/../actuator/health", "/api/v1/campaigns/..;/..;/..;/actuator",
			"http://localhost/actuator/health", "/fr/actuator/health" })
	void hidesActuators(String target) throws IOException {
		String answer = this.gateway.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 404 ").contains("problems/not-found");
	}

	@Test
	void keepsItsOwnMetricsOnThePortForThem() throws Exception {
		this.gateway.get("/nothing");
		this.gateway.get("/fr/confirm?token=secret");
		HttpResponse<String> metrics = this.gateway
			.send(HttpRequest.newBuilder(this.gateway.management("/actuator/prometheus")).build());
		assertThat(metrics.statusCode()).isEqualTo(200);
		assertThat(metrics.body())
			.contains("spring_cloud_gateway_requests_seconds_count",
					"portevoix_gateway_refused_total{reason=\"not-found\"}", "resilience4j_circuitbreaker_state")
			.doesNotContain("token", "secret");
		HttpResponse<String> health = this.gateway
			.send(HttpRequest.newBuilder(this.gateway.management("/actuator/health/readiness")).build());
		assertThat(health.body()).contains("UP");
	}

	@Test
	void passesABodyOnUnchanged() {
		String body = "{\"name\":\"Zoë\",\"text\":\"" + "é".repeat(20_000) + "\"}";
		this.gateway.post("/api/v1/campaigns/whole/signatures", body, "Content-Type", "application/json");
		assertThat(this.campaigns.asked("/api/v1/campaigns/whole/signatures")).singleElement().satisfies((asked) -> {
			assertThat(asked.body()).isEqualTo(body);
			assertThat(asked.headers().get("Content-Type")).containsExactly("application/json");
			assertThat(asked.headers().get("Content-Length"))
				.containsExactly(Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
		});
	}

	@Test
	void passesAChunkedBodyOn() {
		HttpResponse<String> answer = this.gateway.send(chunked("/api/v1/campaigns/chunked/signatures", 64 * 1024));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(this.campaigns.asked("/api/v1/campaigns/chunked/signatures")).singleElement()
			.satisfies((asked) -> assertThat(asked.body()).hasSize(64 * 1024));
	}

	@Test
	void passesHeadOn() {
		HttpResponse<String> answer = this.gateway
			.send(this.gateway.request("/fr/head").method("HEAD", BodyPublishers.noBody()).build());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(this.campaigns.asked("/fr/head")).singleElement()
			.satisfies((asked) -> assertThat(asked.method()).isEqualTo("HEAD"));
	}

	@Test
	void passesAnEmptyPostOn() {
		assertThat(this.gateway.post("/api/v1/campaigns/empty/publish", "").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(ints = { 64 * 1024 + 1, 300_000, 3_000_000 })
	void refusesBodiesThatAreTooLarge(int size) {
		String path = "/api/v1/campaigns/large" + size + "/signatures";
		HttpResponse<String> answer = this.gateway.post(path, "x".repeat(size));
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("problems/too-large");
		assertThat(this.gateway.send(chunked(path, size)).statusCode()).isEqualTo(413);
		assertThat(this.campaigns.asked(path)).isEmpty();
	}

	@Test
	void saysThatABodyIsTooLargeOnAPage() {
		HttpResponse<String> answer = this.gateway.post("/fr/campaigns/x", "x".repeat(70_000), "Accept", HTML);
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("<html lang=\"fr\">", "raccourcissez");
	}

	@Test
	void doesNotWaitForBodiesThatNeverCome() throws IOException {
		Instant start = Instant.now();
		String answer = this.gateway.raw("POST /api/v1/campaigns/slow/signatures HTTP/1.1\r\nHost: localhost\r\n"
				+ "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
		assertThat(answer).startsWith("HTTP/1.1 408 ").contains("problems/request-timeout");
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
		assertThat(this.campaigns.asked("/api/v1/campaigns/slow/signatures")).isEmpty();
	}

	@Test
	void saysItselfWhoAsks() {
		this.gateway.get("/fr/forged", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-Host", "evil.example",
				"X-Forwarded-Proto", "ftp", "X-Forwarded-Prefix", "/evil", "X-Forwarded-Port", "1", "X-Forwarded-Ssl",
				"on", "Forwarded", "for=6.6.6.6;host=evil.example", "X-Real-IP", "6.6.6.6", "X-Original-URL",
				"/actuator", "X-Rewrite-URL", "/actuator", "X-HTTP-Method-Override", "DELETE", "baggage", "a=b",
				"Accept-Language", "fr");
		assertThat(this.campaigns.asked("/fr/forged")).singleElement().satisfies((asked) -> {
			assertThat(asked.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
			assertThat(asked.headers().get("X-Forwarded-Host")).containsExactly("act.example.org");
			assertThat(asked.headers().get("X-Forwarded-Proto")).containsExactly("https");
			assertThat(asked.headers().get("X-Forwarded-Port")).containsExactly("443");
			assertThat(asked.headers().get("Host")).containsExactly("localhost:" + this.campaigns.port());
			assertThat(asked.headers().get("Accept-Language")).containsExactly("fr");
			assertThat(asked.headers().toString()).doesNotContain("evil", "6.6.6.6", "/actuator", "DELETE");
			assertThat(asked.headers()).doesNotContainKeys("X-forwarded-prefix", "Forwarded", "X-real-ip", "Baggage",
					"X-forwarded-ssl");
		});
	}

	@Test
	void dropsWhatConcernsOneConnection() throws IOException {
		this.gateway.raw("GET /fr/hops HTTP/1.1\r\nHost: evil.example\r\nConnection: close, X-Secret\r\nX-Secret: 1\r\n"
				+ "TE: trailers\r\nUpgrade: websocket\r\nProxy-Authorization: Basic eA==\r\nX-Kept: 1\r\n\r\n");
		assertThat(this.campaigns.asked("/fr/hops")).singleElement().satisfies((asked) -> {
			assertThat(asked.headers()).containsKey("X-kept")
				.doesNotContainKeys("X-secret", "Te", "Upgrade", "Proxy-authorization", "Connection");
			assertThat(asked.headers().toString()).doesNotContain("evil");
		});
	}

	@Test
	void doesNotOpenWebsockets() throws IOException {
		String answer = this.gateway.raw("GET /fr/socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\n"
				+ "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void passesATraceOnOrStartsOne() {
		String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
		this.gateway.get("/fr/traced", "traceparent", trace, "tracestate", "a=1");
		this.gateway.get("/fr/untraced", "traceparent", "nonsense", "tracestate", "a=1");
		assertThat(this.campaigns.asked("/fr/traced").getFirst().headers()).containsEntry("Traceparent",
				List.of(trace.replace("-01", "-00")));
		assertThat(this.campaigns.asked("/fr/traced").getFirst().headers()).containsKey("Tracestate");
		assertThat(this.campaigns.asked("/fr/untraced").getFirst().headers().getFirst("Traceparent"))
			.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
		assertThat(this.campaigns.asked("/fr/untraced").getFirst().headers()).doesNotContainKey("Tracestate");
	}

	@Test
	void tellsBrowsersWhatNotToDo() {
		this.campaigns.answering("/fr/secure",
				FakeService.with(200, "x", "Server", "secret/1.0", "X-Powered-By", "secret"));
		HttpResponse<String> answer = this.gateway.get("/fr/secure");
		assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("default-src 'none'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
		assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
		assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
		assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
		assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
	}

	@Test
	void leavesAStricterHeaderOfAServiceAlone() {
		this.campaigns.answering("/fr/strict",
				FakeService.with(200, "x", "Content-Security-Policy", "default-src 'none'"));
		assertThat(this.gateway.get("/fr/strict").headers().allValues("Content-Security-Policy"))
			.containsExactly("default-src 'none'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fr/confirm?token=x", "/nl/withdraw?token=x", "/en/withdraw", "/es/me",
			"/fr/campaigns/x?token=y" })
	void letsNoTokenLeaveItsPage(String path) {
		assertThat(this.gateway.get(path).headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
	}

	@Test
	void protectsItsOwnPagesToo() {
		HttpResponse<String> answer = this.gateway.get("/nothing", "Accept", HTML);
		assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
	}

	@ParameterizedTest
	@CsvSource({ "400", "404", "409", "410", "422", "429", "500", "503" })
	void leavesTheAnswersOfServicesAlone(int status) {
		String path = "/api/v1/campaigns/status" + status;
		this.campaigns.answering(path, FakeService.with(status, "theirs", "Retry-After", "7"));
		HttpResponse<String> answer = this.gateway.get(path);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).isEqualTo("theirs");
		assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
	}

	@Test
	void answersForAServiceThatHangs() {
		this.campaigns.answering("/api/v1/campaigns/hang/signatures", this::hang);
		Instant start = Instant.now();
		HttpResponse<String> answer = this.gateway.post("/api/v1/campaigns/hang/signatures", "{}");
		assertThat(Duration.between(start, Instant.now())).isBetween(RESPONSE_TIMEOUT, Duration.ofSeconds(9));
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
		assertThat(answer.body()).contains("problems/unavailable");
		assertThat(this.campaigns.asked("/api/v1/campaigns/hang/signatures")).hasSize(1);
	}

	@Test
	void streamsEventsAsTheyComeForAsLongAsTheyCome() throws Exception {
		CountDownLatch firstRead = new CountDownLatch(1);
		this.campaigns.answering("/api/v1/campaigns/live/count/stream", (exchange) -> {
			startStream(exchange);
			event(exchange, "1");
			await(firstRead);
			// Silence for longer than a page may take to answer.
			pause(RESPONSE_TIMEOUT.multipliedBy(2));
			event(exchange, "2");
			exchange.close();
		});
		HttpResponse<InputStream> stream = this.gateway.open("/api/v1/campaigns/live/count/stream");
		assertThat(stream.statusCode()).isEqualTo(200);
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
			assertThat(lines.readLine()).isEqualTo("data: 1");
			assertThat(lines.readLine()).isEmpty();
			firstRead.countDown();
			assertThat(lines.readLine()).isEqualTo("data: 2");
			assertThat(lines.readLine()).isEmpty();
			assertThat(lines.readLine()).isNull();
		}
	}

	@Test
	void endsAStreamThatNobodyReadsAnyMore() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		this.campaigns.answering("/api/v1/campaigns/left/count/stream", (exchange) -> {
			startStream(exchange);
			try {
				while (true) {
					event(exchange, "1");
					pause(Duration.ofMillis(50));
				}
			}
			catch (IOException ex) {
				ended.countDown();
				throw ex;
			}
		});
		this.gateway.open("/api/v1/campaigns/left/count/stream").body().close();
		assertThat(ended.await(15, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void answersForAStreamThatNeverStarts() {
		this.campaigns.answering("/api/v1/campaigns/mute/count/stream", this::hang);
		assertThat(this.gateway.get("/api/v1/campaigns/mute/count/stream").statusCode()).isEqualTo(503);
	}

	private void hang(HttpExchange exchange) {
		await(this.hanging);
		exchange.close();
	}

	private static void startStream(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
		exchange.sendResponseHeaders(200, 0);
	}

	private static void event(HttpExchange exchange, String data) throws IOException {
		exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
		exchange.getResponseBody().flush();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void pause(Duration duration) throws IOException {
		try {
			new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private HttpRequest chunked(String path, int size) {
		return this.gateway.request(path)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("x".repeat(size).getBytes())))
			.build();
	}

}
