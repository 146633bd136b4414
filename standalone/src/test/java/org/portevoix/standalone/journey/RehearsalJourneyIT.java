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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A campaigner rehearses her draft with a partner, wipes that, and opens the campaign to
 * people who exist.
 */
class RehearsalJourneyIT {

	private static final String CONFIRMED = "org.portevoix.signature.confirmed.v1";

	private static final String WIPED = "org.portevoix.campaign.rehearsal-wiped.v1";

	private static final int PEOPLE = 200;

	/**
	 * Where a wiped rehearsal may still be named: that it was wiped, and how much went.
	 */
	private static final Set<String> TOMBSTONES = Set.of("campaign.rehearsals", "campaign.wipes", "member.wipes",
			"notification.wipes");

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	private final String slug = "rehearsed-" + System.nanoTime();

	private final Queue<Delivery> asked = new ConcurrentLinkedQueue<>();

	private final Queue<Delivery> unasked = new ConcurrentLinkedQueue<>();

	private HttpServer endpoint;

	@BeforeEach
	void listen() throws IOException {
		this.endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.endpoint.createContext("/asked", (exchange) -> receive(exchange, this.asked));
		this.endpoint.createContext("/unasked", (exchange) -> receive(exchange, this.unasked));
		this.endpoint.start();
	}

	@AfterEach
	void stop() {
		this.endpoint.stop(0);
	}

	@Test
	void rehearsesADraftForRealAndLeavesNothingOfIt() {
		String token = token();
		JsonNode partner = subscribe(token, "/asked", true);
		JsonNode other = subscribe(token, "/unasked", false);
		assertThat(post(token, "/api/v1/campaigns", draft()).statusCode()).isEqualTo(201);
		String rehearsals = "/api/v1/campaigns/" + this.slug + "/rehearsals";

		HttpResponse<String> started = post(token, rehearsals,
				JsonMapper.shared().createObjectNode().put("signatures", PEOPLE).put("perSecond", 100));
		assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
		String name = Citizens.json(started).path("slug").stringValue();
		String id = name.substring(name.indexOf('~') + 1);
		assertThat(post(token, rehearsals, JsonMapper.shared().createObjectNode().put("signatures", 1)).statusCode())
			.as("one at a time")
			.isEqualTo(409);

		await().atMost(RunningSystem.PATIENCE).until(() -> confirmed(this.asked).size() == PEOPLE);
		assertThat(this.asked).allSatisfy((delivery) -> {
			assertThat(delivery.isSignedWith(partner.path("secret").stringValue())).isTrue();
			assertThat(delivery.event().path("rehearsal").asString("")).as("only what is rehearsed says so")
				.isEqualTo(delivery.event().path("subject").stringValue().equals(name) ? "true" : "");
		});
		assertThat(confirmed(this.asked)).allMatch((event) -> event.path("subject").stringValue().equals(name));
		List<JsonNode> known = confirmed(this.asked).stream()
			.map((event) -> event.at("/data/contact"))
			.filter(JsonNode::isObject)
			.toList();
		assertThat(known).as("who agreed to it").hasSizeBetween(PEOPLE / 3, PEOPLE - 10).allSatisfy((contact) -> {
			assertThat(contact.path("email").stringValue()).endsWith(".rehearsal.invalid");
			assertThat(contact.path("personRef").stringValue()).startsWith(id + "~");
		});
		String dashboard = "http://localhost:" + this.system.port("CAMPAIGN_PORT") + "/console/campaigns/" + name
				+ "/dashboard";
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> page(token, dashboard).body().contains("<b class=\"num\">" + PEOPLE + "</b>"));
		assertHiddenFromThePublic(token, name);
		assertThat(named(id)).contains("campaign.signatures", "campaign.tallies", "member.consents", "member.people",
				"notification.deliveries", "notification.feed");

		assertThat(this.citizens.send(request(token, rehearsals).DELETE()).statusCode()).isEqualTo(202);
		JsonNode proof = await().atMost(RunningSystem.PATIENCE)
			.until(() -> Citizens.json(get(token, rehearsals)).path(0), (run) -> run.path("gone").booleanValue());
		assertThat(proof.path("wiped")).hasSize(3);
		assertThat(proof.at("/wiped/0/removed/signatures").intValue()).isEqualTo(PEOPLE);
		await().atMost(RunningSystem.PATIENCE).until(() -> TOMBSTONES.containsAll(named(id)));
		assertThat(named("rehearsal.invalid")).isEmpty();
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.asked.stream().anyMatch((one) -> one.event().path("type").stringValue().equals(WIPED)));
		assertThat(page(token, dashboard).statusCode()).isEqualTo(404);

		assertThat(post(token, "/api/v1/campaigns/" + this.slug + "/publish", JsonMapper.shared().createObjectNode())
			.statusCode()).isEqualTo(200);
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.citizens.get("/api/v1/campaigns/" + this.slug + "/count").statusCode() == 200);
		assertThat(count()).isZero();
		signForReal();
		await().atMost(RunningSystem.PATIENCE).until(() -> count() == 1);
		await().atMost(RunningSystem.PATIENCE).until(() -> confirmed(this.unasked).size() == 1);
		assertThat(this.unasked).as("who did not ask for a rehearsal")
			.allSatisfy((delivery) -> assertThat(delivery.body()).doesNotContain("rehearsal"));
		assertThat(this.citizens.fetch(this.system.mailboxUrl("/api/messages")).body())
			.doesNotContain("rehearsal.invalid");
		for (JsonNode subscription : List.of(partner, other)) {
			this.citizens
				.send(request(token, "/api/v1/subscriptions/" + subscription.path("id").stringValue()).DELETE());
		}
	}

	@Test
	@Tag("faults")
	void goesOnWhereItWasAfterAKillAndCountsNobodyTwice() {
		String token = token();
		JsonNode partner = subscribe(token, "/asked", true);
		assertThat(post(token, "/api/v1/campaigns", draft()).statusCode()).isEqualTo(201);
		String rehearsals = "/api/v1/campaigns/" + this.slug + "/rehearsals";
		String name = Citizens
			.json(post(token, rehearsals,
					JsonMapper.shared().createObjectNode().put("signatures", PEOPLE).put("perSecond", 10)))
			.path("slug")
			.stringValue();
		await().atMost(RunningSystem.PATIENCE).until(() -> confirmed(this.asked).size() >= PEOPLE / 10);
		this.system.kill("campaign-service");
		await().atMost(RunningSystem.PATIENCE)
			.ignoreExceptions()
			.until(() -> Citizens.json(get(token(), rehearsals)).at("/0/status").stringValue().equals("done"));
		await().atMost(RunningSystem.PATIENCE).until(() -> confirmed(this.asked).size() == PEOPLE);
		String dashboard = "http://localhost:" + this.system.port("CAMPAIGN_PORT") + "/console/campaigns/" + name
				+ "/dashboard";
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> page(token(), dashboard).body().contains("<b class=\"num\">" + PEOPLE + "</b>"));
		assertThat(confirmed(this.asked)).hasSize(PEOPLE);
		this.citizens.send(request(token(), rehearsals).DELETE());
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> Citizens.json(get(token(), rehearsals)).at("/0/gone").booleanValue());
		this.citizens.send(request(token(), "/api/v1/subscriptions/" + partner.path("id").stringValue()).DELETE());
	}

	private void assertHiddenFromThePublic(String token, String name) {
		for (String hidden : List.of(this.slug, name)) {
			assertThat(this.citizens.get("/api/v1/campaigns/" + hidden).statusCode()).isEqualTo(404);
			assertThat(this.citizens.get("/api/v1/campaigns/" + hidden + "/count").statusCode()).isEqualTo(404);
			assertThat(this.citizens.get("/fr/campaigns/" + hidden).statusCode()).isEqualTo(404);
			assertThat(this.citizens
				.post("/api/v1/campaigns/" + hidden + "/signatures",
						this.citizens.form("Aïcha", "real@example.org", "fr"))
				.statusCode()).isEqualTo(404);
		}
		for (String list : List.of("/api/v1/campaigns", "/fr/", "/api/v1/campaigns?status=open")) {
			assertThat(this.citizens.get(list).body()).doesNotContain(this.slug);
		}
		assertThat(get(token, "/api/v1/events?types=" + CONFIRMED + "&timeout=0").body()).doesNotContain(name);
		assertThat(get(token, "/api/v1/supporters").body()).doesNotContain("rehearsal");
	}

	private void signForReal() {
		String address = "after-" + System.nanoTime() + "@example.org";
		HttpResponse<String> signed = this.citizens.post("/api/v1/campaigns/" + this.slug + "/signatures",
				this.citizens.form("Aïcha", address, "fr"));
		assertThat(signed.statusCode()).as(signed.body()).isEqualTo(202);
		this.citizens.confirm(Citizens.token(this.citizens.awaitMail(address, 1), "confirm"));
	}

	private long count() {
		return Citizens.json(this.citizens.get("/api/v1/campaigns/" + this.slug + "/count"))
			.path("confirmed")
			.longValue();
	}

	/** The collections of all databases in which a word stands. */
	private Set<String> named(String word) {
		Set<String> found = new TreeSet<>();
		try (MongoClient store = MongoClients.create("mongodb://localhost:" + this.system.port("MONGODB_PORT"))) {
			for (String name : store.listDatabaseNames()) {
				MongoDatabase database = store.getDatabase(name);
				for (String collection : database.listCollectionNames().into(new HashSet<>())) {
					for (Document document : database.getCollection(collection).find()) {
						if (document.toJson().contains(word) && !WIPED.equals(document.get("type"))) {
							found.add(name + "." + collection);
						}
					}
				}
			}
		}
		return found;
	}

	private static List<JsonNode> confirmed(Queue<Delivery> received) {
		Map<String, JsonNode> events = new java.util.LinkedHashMap<>();
		new ArrayList<>(received).stream()
			.map(Delivery::event)
			.filter((event) -> event.path("type").stringValue().equals(CONFIRMED))
			.forEach((event) -> events.put(event.path("id").stringValue(), event));
		return List.copyOf(events.values());
	}

	private ObjectNode draft() {
		ObjectNode draft = JsonMapper.shared()
			.createObjectNode()
			.put("slug", this.slug)
			.put("organisation", "wsm")
			.put("defaultLanguage", "fr")
			.put("goal", 1000);
		draft.putArray("targets").addObject().put("name", "Ministre Exemple").put("office", "Affaires sociales");
		draft.putArray("sources").add("leaflet");
		draft.putArray("consents").addObject().put("purpose", "newsletter").put("organisation", "wsm");
		ObjectNode words = draft.putObject("translations");
		for (String language : List.of("fr", "nl")) {
			words.putObject(language)
				.put("title", "Titre " + this.slug)
				.put("demand", "Une demande.")
				.put("story", "Une histoire.")
				.put("thanks", "Merci.");
		}
		return draft;
	}

	private String token() {
		String basic = Base64.getEncoder()
			.encodeToString("demo-partner:journey-secret".getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> answer = this.citizens
			.send(HttpRequest.newBuilder(URI.create(this.system.url("/oauth2/token")))
				.header("Authorization", "Basic " + basic)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"
						+ "&scope=campaigns:write%20campaigns:read%20subscriptions:write%20events:read")));
		assertThat(answer.statusCode()).isEqualTo(200);
		return Citizens.json(answer).path("access_token").stringValue();
	}

	private JsonNode subscribe(String token, String path, boolean rehearsals) {
		ObjectNode wanted = JsonMapper.shared()
			.createObjectNode()
			.put("url", "http://localhost:" + this.endpoint.getAddress().getPort() + path);
		wanted.putArray("types").add(CONFIRMED).add(WIPED).add("org.portevoix.campaign.published.v1");
		if (rehearsals) {
			wanted.put("rehearsals", true);
		}
		HttpResponse<String> answer = post(token, "/api/v1/subscriptions", wanted);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return Citizens.json(answer);
	}

	private HttpResponse<String> get(String token, String path) {
		return this.citizens.send(request(token, path));
	}

	/** A page of the console, as the gateway asks for it. */
	private HttpResponse<String> page(String token, String url) {
		return this.citizens.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
	}

	private HttpResponse<String> post(String token, String path, ObjectNode body) {
		return this.citizens.send(request(token, path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
	}

	private HttpRequest.Builder request(String token, String path) {
		return HttpRequest.newBuilder(URI.create(this.system.url(path))).header("Authorization", "Bearer " + token);
	}

	private static void receive(HttpExchange exchange, Queue<Delivery> received) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		received.add(new Delivery(exchange.getRequestHeaders().getFirst("webhook-id"),
				exchange.getRequestHeaders().getFirst("webhook-timestamp"),
				exchange.getRequestHeaders().getFirst("webhook-signature"), body));
		exchange.sendResponseHeaders(204, -1);
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
