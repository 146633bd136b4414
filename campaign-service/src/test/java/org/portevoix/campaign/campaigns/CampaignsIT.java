package org.portevoix.campaign.campaigns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.campaign.Issuer;
import org.portevoix.campaign.Organisations;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.Purpose;
import org.portevoix.messaging.EventSender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Campaigns from draft to answer, against the real broker and store. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CampaignsIT {

	private static final Issuer ISSUER = Issuer.start();

	private static final String WRITE = "campaigns:write campaigns:read";

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final String slug = "c-" + UUID.randomUUID();

	@LocalServerPort
	private int port;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private EventSender sender;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private KnownOrganisations organisations;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private PublishedCampaigns published;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		BackingServices.register(registry::add);
		registry.add("MEMBER_URL", ISSUER::url);
		registry.add("PUBLIC_URL", () -> "http://localhost:8080");
		registry.add("PEPPER", () -> "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
		registry.add("TOKEN_KEYS", () -> "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
	}

	@AfterAll
	static void stop() {
		ISSUER.stop();
	}

	@BeforeEach
	void tellOfOrganisations() {
		this.sender.send("organisations", Organisations.updated(Organisations.complete("wsm")));
		this.sender.send("organisations", Organisations.updated(Organisations.incomplete("half")));
		this.sender.send("organisations", Organisations.updated(Organisations.abroad("dakar")));
		Awaitility.await().until(() -> this.organisations.isComplete() && this.organisations.byId("dakar").isPresent());
	}

	@Test
	void publishesADraftOnceNothingIsMissing() {
		HttpResponse<String> created = post("", draft());
		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(created.headers().firstValue("Location")).hasValue("/api/v1/campaigns/" + this.slug);
		ObjectNode faulty = draft();
		faulty.putArray("targets");
		faulty.put("goal", 0);
		faulty.withObject("translations").withObject("nl").put("title", "").put("story", "");
		faulty.withArray("consents").addObject().put("purpose", "newsletter").put("organisation", "half");
		faulty.withArray("sources").add("no good");
		faulty.withArray("partners").add("stranger");
		assertThat(put(faulty).statusCode()).isEqualTo(200);

		HttpResponse<String> refused = post("/publish", null);

		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(missing(refused)).containsExactlyInAnyOrder("targets/required", "goal/required", "title nl/required",
				"story nl/required", "consents[1].organisation.privacyContact/required", "sources[0]/invalid",
				"partners[0]/unknown", "demand nl/required", "thanks nl/required");
		assertThat(this.published.bySlug(this.slug)).isEmpty();

		assertThat(put(draft()).statusCode()).isEqualTo(200);
		assertThat(post("/publish", null).statusCode()).isEqualTo(200);
		CampaignState state = viewed(Status.PUBLISHED);
		assertThat(state.closesAt()).isAfter(Instant.now().plus(Duration.ofDays(360)));
		assertThat(state.question(Purpose.NEWSLETTER, "wsm").orElseThrow().texts()).containsOnlyKeys("fr", "en");
		assertThat(state.notices()).containsOnlyKeys("fr", "en");
		assertThat(post("/publish", null).statusCode()).as("again").isEqualTo(200);

		JsonNode shown = json(get("", null));
		assertThat(shown.path("open").booleanValue()).isTrue();
		assertThat(shown.path("consents")).hasSize(1);
		assertThat(shown.at("/consents/0/text/fr").stringValue()).contains("WSM International");
		assertThat(shown.at("/consents/0/textVersion/fr").stringValue()).hasSize(16);
		assertThat(json(send(request("?status=open&lang=en", null).GET())).findValuesAsString("slug"))
			.contains(this.slug);
	}

	@Test
	void tellsOfEveryChangeOnBothTopicsUnderOneId() {
		publish();
		for (String action : List.of("pause", "resume", "close", "hand-in", "answer")) {
			assertThat(post("/" + action, null).statusCode()).as(action).isEqualTo(200);
			assertThat(post("/" + action, null).statusCode()).as(action + " again").isEqualTo(200);
		}
		CampaignState state = viewed(Status.ANSWERED);
		assertThat(state.endedAt()).isNotNull();

		List<Map<String, String>> told = told("campaigns", state.campaignId(), 6);
		List<Map<String, String>> toldPublicly = told("public", this.slug, 6);

		assertThat(told).extracting((headers) -> headers.get("ce_type"))
			.containsExactly("org.portevoix.campaign.published.v1", "org.portevoix.campaign.paused.v1",
					"org.portevoix.campaign.resumed.v1", "org.portevoix.campaign.closed.v1",
					"org.portevoix.campaign.handed-in.v1", "org.portevoix.campaign.answered.v1");
		assertThat(toldPublicly).extracting((headers) -> headers.get("ce_id"))
			.containsExactlyElementsOf(told.stream().map((headers) -> headers.get("ce_id")).toList());
		assertThat(told.getFirst()).containsEntry("ce_specversion", "1.0")
			.containsEntry("ce_source", "/campaign-service/campaigns")
			.containsEntry("ce_subject", state.campaignId())
			.containsEntry("content-type", "application/json")
			.containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
		assertThat(toldPublicly.getFirst()).containsEntry("ce_subject", this.slug);
	}

	@Test
	void refusesStepsOutOfOrder() {
		post("", draft());
		assertThat(post("/pause", null).statusCode()).isEqualTo(409);
		assertThat(post("/publish", null).statusCode()).isEqualTo(200);
		HttpResponse<String> early = post("/hand-in", null);
		assertThat(early.statusCode()).isEqualTo(409);
		assertThat(json(early).path("type").stringValue()).isEqualTo("https://portevoix.org/problems/wrong-state");
		assertThat(json(early).path("state").stringValue()).isEqualTo("published");
	}

	@Test
	void tellsOfNewWordsAndKeepsTheOldOnes() {
		publish();
		CampaignState before = viewed(Status.PUBLISHED);
		ObjectNode edited = draft();
		edited.withObject("translations").withObject("fr").put("title", "Autre titre");
		edited.putArray("consents").addObject().put("purpose", "share").put("organisation", "dakar");

		assertThat(put(edited).statusCode()).isEqualTo(200);

		Awaitility.await()
			.until(() -> this.published.required(this.slug).translation("fr").title().equals("Autre titre"));
		CampaignState after = this.published.required(this.slug);
		assertThat(after.revision()).isGreaterThan(before.revision());
		assertThat(after.closesAt()).isEqualTo(before.closesAt());
		assertThat(after.notice("fr").version()).isNotEqualTo(before.notice("fr").version());
		assertThat(put(draft()).statusCode()).isEqualTo(200);
		Awaitility.await()
			.until(() -> this.published.required(this.slug).question(Purpose.NEWSLETTER, "wsm").isPresent());
		assertThat(this.published.required(this.slug).question(Purpose.SHARE, "dakar")).isEmpty();
		ObjectNode moved = draft().put("slug", this.slug + "-moved");
		assertThat(errors(put(moved))).containsExactly("slug/immutable");
	}

	@Test
	void losesNoneOfTwoConcurrentEdits() throws Exception {
		publish();
		String revision = send(request("/" + this.slug + "/draft", token()).GET()).headers()
			.firstValue("ETag")
			.orElseThrow();
		try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Integer>> edits = new ArrayList<>();
			for (String title : List.of("Un", "Deux", "Trois", "Quatre")) {
				ObjectNode edited = draft();
				edited.withObject("translations").withObject("fr").put("title", title);
				edits.add(() -> send(request("/" + this.slug, token()).header("If-Match", revision)
					.PUT(BodyPublishers.ofString(edited.toString()))).statusCode());
			}
			List<Integer> answers = new ArrayList<>();
			for (Future<Integer> answer : editors.invokeAll(edits)) {
				answers.add(answer.get());
			}
			assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
		}
	}

	@Test
	void keepsEverySlugUnique() {
		assertThat(post("", draft()).statusCode()).isEqualTo(201);
		assertThat(post("", draft()).statusCode()).isEqualTo(409);
	}

	@Test
	void namesAllFaultyFieldsOfADraft() {
		ObjectNode faulty = draft().put("slug", "Not A Slug").put("opensAt", "soon").put("goal", -1);
		faulty.remove("organisation");
		faulty.withArray("consents").addObject().put("purpose", "spam").put("organisation", "wsm");
		faulty.withObject("translations").putObject("de");

		assertThat(errors(post("", faulty))).containsExactlyInAnyOrder("slug/invalid", "organisation/required",
				"opensAt/invalid", "goal/invalid", "consents[1].purpose/invalid", "translations.de/invalid");
		assertThat(errors(post("", draft().put("goal", "many")))).containsExactly("goal/invalid");
		assertThat(send(request("", token()).POST(BodyPublishers.ofString("{"))).statusCode()).isEqualTo(400);
		assertThat(post("", draft().put("unheardOf", 1)).statusCode()).isEqualTo(201);
	}

	@Test
	void letsOnlyItsOrganisationWrite() {
		post("", draft());
		String other = ISSUER.token("dakar", WRITE);
		assertThat(send(request("/" + this.slug, other).PUT(BodyPublishers.ofString(draft().toString()))).statusCode())
			.isEqualTo(403);
		assertThat(send(request("/" + this.slug + "/publish", other).POST(BodyPublishers.noBody())).statusCode())
			.isEqualTo(403);
		assertThat(send(request("", other).POST(BodyPublishers.ofString(draft().toString()))).statusCode())
			.isEqualTo(403);
		assertThat(get("", other).statusCode()).as("a draft of others").isEqualTo(404);
		assertThat(get("", null).statusCode()).as("a draft").isEqualTo(404);
		assertThat(json(get("", token())).path("status").stringValue()).isEqualTo("draft");
		String platform = ISSUER.platformToken("campaigns:write");
		assertThat(send(request("/" + this.slug + "/publish", platform).POST(BodyPublishers.noBody())).statusCode())
			.isEqualTo(200);
	}

	@Test
	void asksForATokenWithTheScope() {
		String publishing = "/" + this.slug + "/publish";
		assertProblem(send(request(publishing, null).POST(BodyPublishers.noBody())), 401);
		assertProblem(send(request(publishing, "nonsense").POST(BodyPublishers.noBody())), 401);
		String reader = ISSUER.token("wsm", "campaigns:read");
		assertProblem(send(request(publishing, reader).POST(BodyPublishers.noBody())), 403);
		String stranger = ISSUER.token(Map.of("organisation", "wsm", "scope", WRITE), "http://elsewhere.example",
				Instant.now().plusSeconds(60));
		assertProblem(send(request(publishing, stranger).POST(BodyPublishers.noBody())), 401);
		String expired = ISSUER.token(Map.of("organisation", "wsm", "scope", WRITE), "http://localhost:8080",
				Instant.now().minusSeconds(3600));
		assertProblem(send(request(publishing, expired).POST(BodyPublishers.noBody())), 401);
		HttpRequest.Builder disguised = HttpRequest
			.newBuilder(URI.create("http://localhost:%d/%%61pi/v1/campaigns".formatted(this.port)))
			.header("Content-Type", "application/json");
		assertThat(send(disguised.POST(BodyPublishers.ofString(draft().toString()))).statusCode()).isEqualTo(401);
	}

	@Test
	void answersWithProblems() {
		assertProblem(get("", null), 404);
		assertProblem(send(request("?status=unheard-of", null).GET()), 400);
		assertProblem(send(request("", token()).method("PATCH", BodyPublishers.noBody())), 405);
		assertProblem(send(HttpRequest.newBuilder(uri(""))
			.header("Authorization", "Bearer " + token())
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString("x"))), 415);
		assertProblem(send(request("", null).header("Accept", "image/png").GET()), 406);
	}

	private void publish() {
		assertThat(post("", draft()).statusCode()).isEqualTo(201);
		assertThat(post("/publish", null).statusCode()).isEqualTo(200);
	}

	private ObjectNode draft() {
		ObjectNode draft = JSON.createObjectNode();
		draft.put("slug", this.slug)
			.put("organisation", "wsm")
			.put("defaultLanguage", "fr")
			.put("goal", 1000)
			.putNull("opensAt")
			.putNull("closesAt");
		draft.putArray("targets").addObject().put("name", "A. Dupont").put("office", "Ministre du Travail");
		draft.putArray("consents").addObject().put("purpose", "newsletter").put("organisation", "wsm");
		for (String language : List.of("fr", "en")) {
			draft.withObject("translations")
				.putObject(language)
				.put("title", "Titre " + language)
				.put("demand", "Nous demandons un fonds mondial.")
				.put("story", "## Pourquoi\n\nParce que.")
				.put("thanks", "Merci !");
		}
		return draft;
	}

	private CampaignState viewed(Status status) {
		Awaitility.await()
			.until(() -> this.published.bySlug(this.slug).filter((state) -> state.status() == status).isPresent());
		return this.published.required(this.slug);
	}

	private List<Map<String, String>> told(String topic, String key, int count) {
		List<Map<String, String>> told = new ArrayList<>();
		Map<String, Object> settings = Map.of("bootstrap.servers", BackingServices.kafkaBrokers());
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
				new StringDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
				for (ConsumerRecord<String, String> told1 : consumer.poll(Duration.ofMillis(200))) {
					if (key.equals(told1.key())) {
						Map<String, String> headers = new HashMap<>();
						told1.headers()
							.forEach((header) -> headers.put(header.key(),
									new String(header.value(), StandardCharsets.UTF_8)));
						told.add(headers);
					}
				}
				return told.size() >= count;
			});
		}
		return told;
	}

	private static List<String> missing(HttpResponse<String> answer) {
		List<String> missing = new ArrayList<>();
		json(answer).path("missing").forEach((one) -> {
			String language = one.path("language").asString("");
			missing
				.add((one.path("field").stringValue() + " " + language).strip() + "/" + one.path("code").stringValue());
		});
		return missing;
	}

	private static List<String> errors(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(400);
		List<String> errors = new ArrayList<>();
		json(answer).path("errors")
			.forEach((one) -> errors.add(one.path("field").stringValue() + "/" + one.path("code").stringValue()));
		return errors;
	}

	private static void assertProblem(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(answer).path("type").stringValue()).startsWith("https://portevoix.org/problems/");
		assertThat(json(answer).path("status").intValue()).isEqualTo(status);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

	private HttpResponse<String> get(String path, @Nullable String token) {
		return send(request("/" + this.slug + path, token).GET());
	}

	private HttpResponse<String> put(ObjectNode body) {
		return send(request("/" + this.slug, token()).PUT(BodyPublishers.ofString(body.toString())));
	}

	/** Creates with a body, else acts on the campaign. */
	private HttpResponse<String> post(String path, @Nullable ObjectNode body) {
		return (body != null) ? send(request(path, token()).POST(BodyPublishers.ofString(body.toString())))
				: send(request("/" + this.slug + path, token()).POST(BodyPublishers.noBody()));
	}

	private String token() {
		return ISSUER.token("wsm", WRITE);
	}

	private URI uri(String path) {
		return URI.create("http://localhost:%d/api/v1/campaigns%s".formatted(this.port, path));
	}

	private HttpRequest.Builder request(String path, @Nullable String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
		return (token != null) ? request.header("Authorization", "Bearer " + token) : request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
