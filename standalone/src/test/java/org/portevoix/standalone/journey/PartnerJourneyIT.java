package org.portevoix.standalone.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A partner's engineer who has the README: gets a token, subscribes, receives, pulls. */
class PartnerJourneyIT {

	private static final String CONFIRMED = "org.portevoix.signature.confirmed.v1";

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	private final Queue<Delivery> received = new ConcurrentLinkedQueue<>();

	private HttpServer endpoint;

	private volatile int answer = 204;

	@BeforeEach
	void listen() throws IOException {
		this.endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.endpoint.createContext("/hook", this::receive);
		this.endpoint.start();
	}

	@AfterEach
	void stop() {
		this.endpoint.stop(0);
	}

	@Test
	void receivesWhatItsOrganisationMayKnowSignedAndOnlyWithConsentWho() {
		String token = token();
		JsonNode subscription = subscribe(token);
		String secret = subscription.path("secret").stringValue();
		assertThat(secret).startsWith("whsec_");

		String willing = "willing-" + System.nanoTime() + "@example.org";
		sign("Aïcha", willing, true);
		JsonNode known = awaitDelivery(1).event();
		assertThat(known.path("subject").stringValue()).isEqualTo(Citizens.CAMPAIGN);
		assertThat(known.path("data").path("campaign").stringValue()).isEqualTo(Citizens.CAMPAIGN);
		assertThat(known.path("data").path("contact").path("email").stringValue()).isEqualTo(willing);
		assertThat(known.path("data").path("contact").path("givenName").stringValue()).isEqualTo("Aïcha");

		sign("Reserved", "reserved-" + System.nanoTime() + "@example.org", false);
		JsonNode unknown = awaitDelivery(2).event();
		assertThat(unknown.path("data").has("contact")).isFalse();
		assertThat(unknown.toString()).doesNotContain("Reserved").doesNotContain("reserved-");

		assertThat(this.received).allSatisfy((delivery) -> {
			assertThat(delivery.isSignedWith(secret)).isTrue();
			assertThat(delivery.id()).isEqualTo(delivery.event().path("id").stringValue());
		});
		List<String> pulled = pull(token);
		assertThat(pulled).contains(known.path("id").stringValue(), unknown.path("id").stringValue())
			.doesNotHaveDuplicates();
		delete(token, "/api/v1/subscriptions/" + subscription.path("id").stringValue());
	}

	@Test
	void getsLaterWhatItsEndpointRefusedAtFirst() {
		String token = token();
		this.answer = 500;
		JsonNode subscription = subscribe(token);
		sign("Later", "later-" + System.nanoTime() + "@example.org", false);
		awaitDelivery(1);
		this.answer = 204;
		String id = subscription.path("id").stringValue();
		JsonNode deliveries = await().atMost(RunningSystem.PATIENCE)
			.until(() -> Citizens.json(get(token, "/api/v1/subscriptions/" + id + "/deliveries")),
					(log) -> log.toString().contains("500"));
		assertThat(deliveries.toString()).contains(this.received.element().id());
		int before = this.received.size();
		String delivery = first(deliveries, "id");
		assertThat(post(token, "/api/v1/deliveries/" + delivery + "/retry", JsonMapper.shared().createObjectNode())
			.statusCode()).isBetween(200, 299);
		awaitDelivery(before + 1);
		delete(token, "/api/v1/subscriptions/" + id);
	}

	@Test
	void isToldWhatIsWrongInTheWayOfItsLibraries() {
		String token = token();
		HttpResponse<String> scope = get(token, "/api/v1/campaigns/" + Citizens.CAMPAIGN + "/stats");
		assertThat(scope.statusCode()).isEqualTo(403);
		assertThat(scope.headers().firstValue("WWW-Authenticate"))
			.hasValue("Bearer error=\"insufficient_scope\", scope=\"campaigns:read\"");
		assertThat(get("nonsense", "/api/v1/events").headers().firstValue("WWW-Authenticate"))
			.hasValue("Bearer error=\"invalid_token\"");
		assertThat(Citizens.json(get(token, "/api/v1/nothing")).path("detail").stringValue()).isNotBlank();
		for (String cursor : List.of("/api/v1/supporters?after=nope", "/api/v1/events?after=nope")) {
			HttpResponse<String> refused = get(token, cursor);
			assertThat(refused.statusCode()).isEqualTo(400);
			assertThat(Citizens.json(refused).at("/errors/0/field").stringValue()).isEqualTo("after");
		}
	}

	@Test
	void mayNotPointAtThePlatformItself() {
		ObjectNode wanted = JsonMapper.shared().createObjectNode().put("url", this.system.url("/hook"));
		wanted.putArray("types").add(CONFIRMED);
		HttpResponse<String> refused = post(token(), "/api/v1/subscriptions", wanted);
		assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
		assertThat(Citizens.json(refused).at("/errors/0/field").stringValue()).isEqualTo("url");
		assertThat(Citizens.json(refused).at("/errors/0/code").stringValue()).isEqualTo("not-public");
	}

	private void sign(String name, String address, boolean granted) {
		this.citizens.sign(this.citizens.answering(this.citizens.form(name, address, "fr"), granted));
		this.citizens.confirm(Citizens.token(this.citizens.awaitMail(address, 1), "confirm"));
	}

	private String token() {
		String basic = Base64.getEncoder()
			.encodeToString("demo-partner:journey-secret".getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> answer = this.citizens
			.send(HttpRequest.newBuilder(URI.create(this.system.url("/oauth2/token")))
				.header("Authorization", "Basic " + basic)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers
					.ofString("grant_type=client_credentials&scope=subscriptions:write%20events:read")));
		assertThat(answer.statusCode()).isEqualTo(200);
		return Citizens.json(answer).path("access_token").stringValue();
	}

	private JsonNode subscribe(String token) {
		ObjectNode wanted = JsonMapper.shared()
			.createObjectNode()
			.put("url", "http://localhost:" + this.endpoint.getAddress().getPort() + "/hook");
		wanted.putArray("types").add(CONFIRMED);
		wanted.putArray("campaigns").add(Citizens.CAMPAIGN);
		HttpResponse<String> answer = post(token, "/api/v1/subscriptions", wanted);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return Citizens.json(answer);
	}

	private Delivery awaitDelivery(int number) {
		await().atMost(RunningSystem.PATIENCE).until(() -> this.received.size() >= number);
		return new ArrayList<>(this.received).get(number - 1);
	}

	/** All that the feed has, from its beginning. */
	private List<String> pull(String token) {
		List<String> ids = new ArrayList<>();
		String cursor = "";
		while (true) {
			HttpResponse<String> answer = get(token,
					"/api/v1/events?types=" + CONFIRMED + "&timeout=0" + (cursor.isEmpty() ? "" : "&after=" + cursor));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			JsonNode batch = Citizens.json(answer);
			batch.forEach((event) -> ids.add(event.path("id").stringValue()));
			if (batch.isEmpty()) {
				return ids;
			}
			cursor = answer.headers().firstValue("Portevoix-Cursor").orElseThrow();
		}
	}

	private static String first(JsonNode page, String field) {
		JsonNode list = page.isArray() ? page : page.path("deliveries");
		return list.path(0).path(field).stringValue();
	}

	private HttpResponse<String> get(String token, String path) {
		return this.citizens.send(request(token, path));
	}

	private HttpResponse<String> post(String token, String path, JsonNode body) {
		return this.citizens.send(request(token, path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
	}

	private void delete(String token, String path) {
		assertThat(this.citizens.send(request(token, path).DELETE()).statusCode()).isBetween(200, 299);
	}

	private HttpRequest.Builder request(String token, String path) {
		return HttpRequest.newBuilder(URI.create(this.system.url(path))).header("Authorization", "Bearer " + token);
	}

	private void receive(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.received.add(new Delivery(exchange.getRequestHeaders().getFirst("webhook-id"),
				exchange.getRequestHeaders().getFirst("webhook-timestamp"),
				exchange.getRequestHeaders().getFirst("webhook-signature"), body));
		exchange.sendResponseHeaders(this.answer, -1);
		exchange.close();
	}

	/** What came in, as Standard Webhooks 1.0 has it. */
	private record Delivery(String id, String timestamp, String signature, String body) {

		JsonNode event() {
			return JsonMapper.shared().readTree(this.body);
		}

		boolean isSignedWith(String secret) {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())),
						"HmacSHA256"));
				byte[] signed = mac
					.doFinal((this.id + "." + this.timestamp + "." + this.body).getBytes(StandardCharsets.UTF_8));
				return List.of(this.signature.split(" ")).contains("v1," + Base64.getEncoder().encodeToString(signed));
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
