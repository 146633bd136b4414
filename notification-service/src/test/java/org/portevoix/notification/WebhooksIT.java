package org.portevoix.notification;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState.Status;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.Rehearsal;
import org.portevoix.notification.Receiver.Answer;
import tools.jackson.databind.JsonNode;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksIT {

	private final Mailbox mailbox = new Mailbox();

	private final Log log = new Log();

	private final Members members = new Members();

	private final Receiver receiver = new Receiver();

	private final Instance service = Instance.start("webhooks-" + UUID.randomUUID(), this.mailbox.smtpPort(),
			"MEMBER_URL", this.members.url(), "WEBHOOK_ALLOW_LOOPBACK", "true", "WEBHOOK_TIMEOUT", "PT2S",
			"WEBHOOK_RETRY_WAITS", "PT0.3S,PT0.5S,PT1S,PT2S", "WEBHOOK_RETRY_FOR", "PT12S", "WEBHOOK_REST_FIRST",
			"PT0.3S", "WEBHOOK_REST_MOST", "PT1S");

	private Partners partner = new Partners(this.log, this.members);

	private String path = "";

	@BeforeAll
	void start() {
		eventually().until(() -> this.partnerAt().ask("GET", "/actuator/health/readiness", null).status() == 200);
	}

	@BeforeEach
	void publish() {
		this.partner.close();
		this.partner = new Partners(this.log, this.members);
		this.partnerAt().publish();
		this.path = "/hooks/" + UUID.randomUUID();
		// Known, so that slugs can be named.
		eventually().until(
				() -> this.partner
					.ask("POST", "/api/v1/subscriptions",
							"""
									{"url":"http://127.0.0.1:9/","types":["nothing"],"campaigns":["%s"]}"""
								.formatted(this.partner.slug))
					.json()
					.path("errors")
					.size() == 1);
	}

	private Partners partnerAt() {
		this.partner.at(this.service);
		return this.partner;
	}

	@AfterAll
	void stop() {
		this.service.close();
		this.partner.close();
		this.receiver.close();
		this.members.close();
		this.log.close();
		this.mailbox.close();
	}

	@Test
	void deliversASignedCloudEventAndShowsIt() {
		String id = this.partner.subscribe(this.receiver, this.path, "");
		String event = this.partner.confirm(1).getFirst();
		eventually().until(() -> this.receiver.taken(this.path).equals(List.of(event)));
		Receiver.Request request = this.receiver.at(this.path).getFirst();
		assertThat(request.header("content-type")).startsWith("application/cloudevents+json");
		assertThat(request.header("host")).startsWith("127.0.0.1:");
		assertThat(request.json().path("id").stringValue()).isEqualTo(event);
		assertThat(request.json().path("subject").stringValue()).isEqualTo(this.partner.slug);
		assertThat(request.json().path("data").propertyNames()).containsExactlyInAnyOrder("campaign", "country",
				"locale", "source", "total");
		eventually().untilAsserted(() -> {
			JsonNode delivery = this.partner.deliveries(id, "").getFirst();
			assertThat(delivery.path("status").stringValue()).isEqualTo("delivered");
			assertThat(delivery.path("attempts").get(0).path("status").asInt()).isEqualTo(200);
			assertThat(delivery.path("attempts").get(0).path("answer").stringValue()).isEqualTo("ok");
		});
	}

	@Test
	void deliversARehearsalOnlyToWhoAskedForItAndForgetsItOnceItIsWiped() {
		String asked = this.partner.subscribe(this.receiver, this.path, ",\"rehearsals\":true");
		this.partner.subscribe(this.receiver, this.path + "/unasked", "");
		assertThat(
				this.partner.ask("GET", "/api/v1/subscriptions/" + asked, null).json().path("rehearsals").asBoolean())
			.isTrue();
		String id = Rehearsal.newId();
		String slug = Rehearsal.slug(this.partner.slug, id);
		this.partner.change(new CampaignEvent.Published(this.partner.campaign().id(id).slug(slug).build()));
		String event = this.partner.confirm(UUID.randomUUID().toString(), slug);
		String real = this.partner.confirm(1).getFirst();
		eventually().until(() -> Set.copyOf(this.receiver.taken(this.path)).equals(Set.of(event, real)));
		eventually().until(() -> this.receiver.taken(this.path + "/unasked").equals(List.of(real)));
		assertThat(this.receiver.at(this.path)).allSatisfy((request) -> assertThat(request.json().has("rehearsal"))
			.isEqualTo(request.json().path("id").stringValue().equals(event)));
		assertThat(feed("")).contains(real).doesNotContain(event);
		assertThat(feed("&rehearsals=true")).contains(real, event);
		assertThat(held(id)).isPositive();

		this.partner.change(new CampaignEvent.RehearsalWiped(
				this.partner.campaign().id(id).slug(slug).status(Status.CLOSED).build()));
		eventually().until(() -> held(id) == 0);
		this.partner.confirm(event, slug);
		this.partner.confirm(UUID.randomUUID().toString(), slug);
		String later = this.partner.confirm(1).getFirst();
		eventually().until(() -> this.receiver.taken(this.path).contains(later));
		assertThat(held(id)).as("what a replay brings").isZero();
		assertThat(this.receiver.taken(this.path)).containsExactlyInAnyOrder(event, real, later);
		assertThat(feed("&rehearsals=true")).contains(real).doesNotContain(event);
	}

	private String feed(String more) {
		return this.partner.ask("GET", "/api/v1/events?types=org.portevoix.signature.confirmed.v1" + more, null).body();
	}

	private long held(String rehearsal) {
		return List.of("deliveries", "feed")
			.stream()
			.mapToLong((held) -> this.service.mongo()
				.count(org.springframework.data.mongodb.core.query.Query.query(
						org.springframework.data.mongodb.core.query.Criteria.where("rehearsal").is(rehearsal)), held))
			.sum();
	}

	@Test
	void showsTheSecretOnceAndKeepsItSealed() {
		JsonNode made = this.partner.subscribe(this.receiver.url(this.path), "");
		String secret = made.path("secret").stringValue();
		assertThat(secret).startsWith("whsec_");
		assertThat(java.util.Base64.getDecoder().decode(secret.substring(6))).hasSizeGreaterThanOrEqualTo(24);
		String id = made.path("id").stringValue();
		assertThat(this.partner.ask("GET", "/api/v1/subscriptions/" + id, null).body()).doesNotContain("whsec_",
				"secret\"");
		assertThat(this.service.mongo().findById(id, org.bson.Document.class, "subscriptions").toJson())
			.doesNotContain(secret.substring(6), "whsec_");
	}

	@Test
	void takesNoChoiceThatNobodyMade() {
		assertThat(this.partner
			.ask("POST", "/api/v1/subscriptions",
					"{\"url\":\"" + this.receiver.url(this.path)
							+ "\",\"types\":[\"org.portevoix.signature.confirmed.v1\"],\"campaign\":[\"mine\"]}")
			.json()
			.path("errors")).singleElement().satisfies((error) -> {
				assertThat(error.path("field").stringValue()).isEqualTo("campaign");
				assertThat(error.path("code").stringValue()).isEqualTo("unknown");
			});
	}

	@Test
	void signsWithBothSecretsAfterARotation() throws Exception {
		JsonNode made = this.partner.subscribe(this.receiver.url(this.path), "");
		String id = made.path("id").stringValue();
		String rotated = this.partner.ask("POST", "/api/v1/subscriptions/" + id + "/rotate-secret", null)
			.json()
			.path("secret")
			.stringValue();
		assertThat(rotated).isNotEqualTo(made.path("secret").stringValue());
		// The answer to the first rotation may have got lost.
		String again = this.partner.ask("POST", "/api/v1/subscriptions/" + id + "/rotate-secret", null)
			.json()
			.path("secret")
			.stringValue();
		this.partner.ask("POST", "/api/v1/subscriptions/" + id + "/test", null);
		eventually().until(() -> !this.receiver.at(this.path).isEmpty());
		Receiver.Request request = this.receiver.at(this.path).getFirst();
		for (String secret : List.of(again, rotated, made.path("secret").stringValue())) {
			new Webhook(secret).verify(request.body(), java.net.http.HttpHeaders.of(request.headers(), (_, _) -> true));
		}
		assertThat(request.json().path("type").stringValue()).isEqualTo("org.portevoix.subscription.test.v1");
	}

	@Test
	void triesAgainAndShowsWhatFailedForGood() {
		this.receiver.answers(this.path, Answer.FAILS);
		String id = this.partner.subscribe(this.receiver, this.path, "");
		String event = this.partner.confirm(1).getFirst();
		eventually().until(() -> this.receiver.at(this.path).size() >= 3);
		this.receiver.answers(this.path, Answer.OK);
		eventually().until(() -> this.receiver.taken(this.path).contains(event));
		this.receiver.answers(this.path, Answer.REDIRECTS);
		String second = this.partner.confirm(1).getFirst();
		eventually().untilAsserted(
				() -> assertThat(this.partner.deliveries(id, "&status=failed")).singleElement().satisfies((failed) -> {
					assertThat(failed.path("event").stringValue()).isEqualTo(second);
					assertThat(failed.path("reason").stringValue()).isEqualTo("given-up");
					assertThat(failed.path("attempts").get(0).path("status").asInt()).isEqualTo(302);
				}));
		assertThat(this.receiver.at("/elsewhere")).isEmpty();
		this.receiver.answers(this.path, Answer.OK);
		assertThat(this.partner.ask("POST", "/api/v1/deliveries/" + id + "." + second + "/retry", null).status())
			.isEqualTo(202);
		eventually().until(() -> this.receiver.taken(this.path).contains(second));
	}

	@Test
	void ordersChangesOfACampaignAndStopsWhereItIsNotEntitled() {
		this.receiver.answers(this.path, Answer.FAILS);
		String id = this.partner.subscribe(this.receiver, this.path, "");
		String first = this.partner.change(new CampaignEvent.Updated(this.partner.campaign().goal(2000).build()));
		eventually().until(() -> !this.receiver.at(this.path).isEmpty());
		String second = this.partner
			.change(new CampaignEvent.Paused(this.partner.campaign().status(Status.PAUSED).build()));
		eventually().until(() -> this.partner.deliveries(id, "").size() == 2);
		this.receiver.answers(this.path, Answer.OK);
		eventually().untilAsserted(() -> assertThat(this.receiver.taken(this.path)).containsExactly(first, second));
		assertThat(this.receiver.at(this.path).stream().filter((one) -> one.id().equals(second))).hasSize(1);
		this.receiver.answers(this.path, Answer.FAILS);
		String third = this.partner.confirm(1).getFirst();
		eventually().until(() -> this.receiver.at(this.path).stream().anyMatch((one) -> one.id().equals(third)));
		this.partner.change(new CampaignEvent.Updated(this.partner.campaign().organisation("somebody-else").build()));
		eventually().untilAsserted(() -> assertThat(this.partner.deliveries(id, "&status=cancelled")).singleElement()
			.satisfies((cancelled) -> assertThat(cancelled.path("event").stringValue()).isEqualTo(third)));
	}

	@Test
	void sendsContactDataOnlyUnderAConsentThatIsStillThere() {
		this.receiver.answers(this.path, Answer.FAILS);
		String id = this.partner.subscribe(this.receiver, this.path, "");
		String event = UUID.randomUUID().toString();
		this.members.says(event, "not-yet");
		this.partner.confirm(event);
		eventually().until(() -> this.members.timesAsked(event) >= 3);
		assertThat(this.receiver.at(this.path)).isEmpty();
		String reference = "ref-" + event;
		this.members.agrees(event, reference, "Amélie");
		eventually().until(() -> !this.receiver.at(this.path).isEmpty());
		assertThat(
				this.receiver.at(this.path).getFirst().json().path("data").path("contact").path("email").stringValue())
			.isEqualTo("amélie@example.org");
		this.members.says(event, "no");
		int before = this.receiver.at(this.path).size() + 8;
		this.receiver.answers(this.path, Answer.OK);
		eventually().until(() -> this.receiver.taken(this.path).contains(event));
		Receiver.Request taken = this.receiver.at(this.path).stream().filter(Receiver.Request::taken).findFirst().get();
		assertThat(taken.body()).doesNotContain("contact", "Exemple", reference);
		assertThat(this.receiver.at(this.path)).hasSizeLessThan(before);
		this.log.append("members", "p-1", new MemberEvent.ConsentWithdrawn("p-1", "c-1", Purpose.NEWSLETTER,
				this.partner.organisation, "id-" + this.partner.slug, reference));
		this.log.append("members", "p-2", new MemberEvent.ConsentWithdrawn("p-2", "c-2", Purpose.NEWSLETTER,
				this.partner.organisation, "id-" + this.partner.slug, "never-sent"));
		this.log.append("members", "p-1", new MemberEvent.Updated("p-1", this.partner.organisation, reference, null));
		this.log.append("members", "p-1", new MemberEvent.Erased("p-1", null,
				List.of(new MemberEvent.Reference(this.partner.organisation, reference))));
		eventually().untilAsserted(() -> assertThat(
				this.receiver.at(this.path).stream().map((one) -> one.json().path("type").stringValue()))
			.containsSubsequence("org.portevoix.contact.withdrawn.v1", "org.portevoix.contact.corrected.v1",
					"org.portevoix.contact.erased.v1"));
		assertThat(this.receiver.at(this.path).stream().map(Receiver.Request::body))
			.noneMatch((body) -> body.contains("never-sent"));
		acknowledges(reference);
		assertThat(stored()).doesNotContain("Amélie", "amélie@");
		assertThat(id).isNotEmpty();
	}

	@Test
	void tellsOfWhatSheAgreesToLaterAndCorrectsWithHerContact() {
		this.partner.subscribe(this.receiver, this.path, "");
		String reference = "later-" + UUID.randomUUID();
		this.members.agrees(reference, reference, "Amélie");
		this.log.append("members", "p-5",
				new MemberEvent.Updated("p-5", this.partner.organisation, reference, Purpose.NEWSLETTER));
		Receiver.Request granted = told("contact.granted");
		assertThat(granted.json().path("data").path("purpose").stringValue()).isEqualTo("newsletter");
		assertThat(granted.json().path("data").path("contact").path("givenName").stringValue()).isEqualTo("Amélie");
		this.members.agrees(reference, reference, "Aurélie");
		this.log.append("members", "p-5", new MemberEvent.Updated("p-5", this.partner.organisation, reference, null));
		assertThat(told("contact.corrected").json().path("data").path("contact").path("givenName").stringValue())
			.isEqualTo("Aurélie");
		assertThat(this.partner.ask("GET", "/api/v1/events", null).body())
			.contains("contact.granted", "contact.corrected", "Aurélie")
			.doesNotContain("Amélie");
		this.members.says(reference, "no");
		assertThat(this.partner.ask("GET", "/api/v1/events", null).body()).contains("contact.granted")
			.doesNotContain("Aurélie");
	}

	/** Whoever took a list is told, in whichever order both reach us. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tellsWhoTookHerDataByAListThatSheTookItBack(boolean listedFirst) {
		this.partner.subscribe(this.receiver, this.path, "");
		String reference = "listed-" + UUID.randomUUID();
		MemberEvent listed = new MemberEvent.Disclosed("p-6", this.partner.organisation, reference);
		MemberEvent ended = new MemberEvent.ConsentWithdrawn("p-6", "c-6", Purpose.NEWSLETTER,
				this.partner.organisation, "id-" + this.partner.slug, reference);
		this.log.append("members", "p-6", listedFirst ? listed : ended);
		this.log.append("members", "p-6", listedFirst ? ended : listed);
		JsonNode data = told("contact.withdrawn").json().path("data");
		assertThat(data.path("personRef").stringValue()).isEqualTo(reference);
		assertThat(data.path("purpose").stringValue()).isEqualTo("newsletter");
		assertThat(this.partner.ask("GET", "/api/v1/acknowledgements?status=open", null).json()).hasSize(1);
		if (!listedFirst) {
			// As it stands when a consumer dies after it wrote the list down and before
			// all else.
			String event = told("contact.withdrawn").id();
			this.service.mongo().remove(Query.query(Criteria.where("_id").is(event)), "feed");
			this.service.mongo().remove(Query.query(Criteria.where("event").is(event)), "deliveries");
			this.log.append("members", "p-6", listed);
			eventually()
				.until(() -> this.receiver.at(this.path).stream().filter((one) -> one.id().equals(event)).count() == 2);
		}
		this.log.append("members", "p-6", listed);
		this.log.append("members", "p-6", new MemberEvent.Erased("p-6", null,
				List.of(new MemberEvent.Reference(this.partner.organisation, reference))));
		told("contact.erased");
		assertThat(this.receiver.distinct(this.path)).hasSize(2);
	}

	private Receiver.Request told(String type) {
		String whole = "org.portevoix." + type + ".v1";
		eventually().until(() -> this.receiver.at(this.path)
			.stream()
			.anyMatch((one) -> one.json().path("type").stringValue().equals(whole)));
		return this.receiver.at(this.path)
			.stream()
			.filter((one) -> one.json().path("type").stringValue().equals(whole))
			.findFirst()
			.orElseThrow();
	}

	private void acknowledges(String reference) {
		JsonNode owed = this.partner.ask("GET", "/api/v1/acknowledgements?status=open", null).json();
		assertThat(owed).hasSize(2)
			.allSatisfy((one) -> assertThat(one.path("personRef").stringValue()).isEqualTo(reference));
		assertThat(this.partner.ask("GET", "/api/v1/acknowledgements?status=overdue", null).json()).isEmpty();
		String first = owed.get(0).path("event").stringValue();
		assertThat(this.partner.ask("POST", "/api/v1/acknowledgements", "{\"events\":[\"" + first + "\",\"other\"]}")
			.body()).isEqualTo("{\"acknowledged\":1,\"unknown\":[\"other\"]}");
		assertThat(this.partner.ask("GET", "/api/v1/acknowledgements", null).json()).hasSize(1);
	}

	private String stored() {
		StringBuilder all = new StringBuilder();
		for (String collection : List.of("deliveries", "feed", "disclosures", "acknowledgements", "subscriptions")) {
			this.service.mongo()
				.findAll(org.bson.Document.class, collection)
				.forEach((one) -> all.append(one.toJson()));
		}
		return all.toString();
	}

	@Test
	void keepsThePaceThatASubscriberAsksFor() {
		this.partner.subscribe(this.receiver, this.path, ",\"maxPerSecond\":10");
		List<String> events = this.partner.confirm(35);
		eventually().until(() -> this.receiver.distinct(this.path).containsAll(events));
		List<Long> times = this.receiver.at(this.path).stream().map(Receiver.Request::at).sorted().toList();
		for (int i = 0; i + 11 < times.size(); i++) {
			assertThat(times.get(i + 11) - times.get(i)).isGreaterThan(900_000_000L);
		}
	}

	@Test
	void leavesAnEndpointAloneForAsLongAsItAsks() {
		this.receiver.answers(this.path, Answer.BUSY);
		this.partner.subscribe(this.receiver, this.path, "");
		this.partner.confirm(1);
		eventually().until(() -> this.receiver.at(this.path).size() == 1);
		this.receiver.answers(this.path, Answer.OK);
		String second = this.partner.confirm(1).getFirst();
		eventually().until(() -> this.receiver.taken(this.path).contains(second));
		List<Receiver.Request> requests = this.receiver.at(this.path);
		assertThat(requests.get(1).at() - requests.get(0).at()).isGreaterThan(1_900_000_000L);
	}

	@Test
	void disablesWhatIsGoneTellsItsOwnerAndRecoversWhatItMissed() {
		String id = this.partner.subscribe(this.receiver, this.path, "");
		List<String> before = this.partner.confirm(3);
		eventually().until(() -> this.receiver.distinct(this.path).containsAll(before));
		this.receiver.answers(this.path, Answer.GONE);
		this.partner.confirm(1);
		eventually().untilAsserted(() -> assertThat(
				this.partner.ask("GET", "/api/v1/subscriptions/" + id, null).json().path("status").stringValue())
			.isEqualTo("disabled"));
		List<String> missed = this.partner.confirm(5);
		eventually().untilAsserted(() -> assertThat(this.mailbox.to("hello@example.org"))
			.anyMatch((mail) -> mail.text().contains("/console/subscriptions/" + id) && mail.text().contains("410")));
		assertThat(this.partner.ask("POST", "/api/v1/subscriptions/" + id + "/test", null).status()).isEqualTo(409);
		this.receiver.answers(this.path, Answer.OK);
		this.partner.ask("POST", "/api/v1/subscriptions/" + id + "/enable", null);
		eventually().until(() -> {
			this.partner.ask("POST", "/api/v1/subscriptions/" + id + "/recover",
					"{\"since\":\"2020-01-01T00:00:00Z\"}");
			return this.receiver.distinct(this.path).containsAll(missed);
		});
		eventually().untilAsserted(() -> assertThat(
				this.partner.ask("GET", "/api/v1/subscriptions/" + id + "/recover", null).json().has("finished"))
			.isTrue());
		assertThat(this.receiver.taken(this.path)).doesNotHaveDuplicates();
		eventually().untilAsserted(() -> assertThat(Log.told(id)).singleElement()
			.hasToString("SubscriptionDisabled[subscriptionId=%s, organisation=%s, reason=gone]".formatted(id,
					this.partner.organisation)));
	}

	@Test
	void bearsWhateverAnEndpointDoes() {
		Set<String> paths = new HashSet<>();
		for (Answer answer : List.of(Answer.HANGS, Answer.DRIPS, Answer.HANGS_UP, Answer.REDIRECTS, Answer.FAILS)) {
			String one = this.path + "/" + answer;
			this.receiver.answers(one, answer);
			this.partner.subscribe(this.receiver, one, "");
			paths.add(one);
		}
		String babbling = this.path + "/babbling";
		this.receiver.answers(babbling, Answer.BABBLES);
		String babbler = this.partner.subscribe(this.receiver, babbling, "");
		List<String> events = this.partner.confirm(3);
		eventually().until(() -> this.receiver.distinct(babbling).containsAll(events));
		eventually().untilAsserted(() -> assertThat(this.partner.deliveries(babbler, "&status=delivered")).hasSize(3)
			.allSatisfy((one) -> assertThat(one.path("attempts").get(0).path("answer").stringValue()).hasSize(4096)));
		paths.forEach((one) -> eventually().until(() -> this.receiver.at(one).size() > 4));
		paths.forEach((one) -> this.receiver.answers(one, Answer.OK));
		paths.forEach((one) -> eventually()
			.untilAsserted(() -> assertThat(this.receiver.distinct(one)).containsExactlyInAnyOrderElementsOf(events)));
	}

	@Test
	void deletesASubscriptionWithItsQueue() {
		this.receiver.answers(this.path, Answer.FAILS);
		String id = this.partner.subscribe(this.receiver, this.path, "");
		this.partner.confirm(3);
		eventually().until(() -> !this.receiver.at(this.path).isEmpty());
		assertThat(this.partner.ask("DELETE", "/api/v1/subscriptions/" + id, null).status()).isEqualTo(204);
		assertThat(this.partner.ask("GET", "/api/v1/subscriptions/" + id, null).status()).isEqualTo(404);
		eventually().untilAsserted(() -> assertThat(stored()).doesNotContain(id));
	}

	@Test
	void isOnlyForThoseWhoManageSubscriptionsOfThatOrganisation() {
		String id = this.partner.subscribe(this.receiver, this.path, "");
		String draft = "{\"url\":\"" + this.receiver.url("/x")
				+ "\",\"types\":[\"org.portevoix.signature.confirmed.v1\"]}";
		for (String token : List.of(this.members.client(this.partner.organisation, "events:read"),
				this.members.client("another", "subscriptions:write"),
				this.members.person(this.partner.organisation, "campaigner"),
				this.members.person("another", "administrator"))) {
			for (String path : List.of("", "/enable", "/pause", "/test", "/rotate-secret", "/recover")) {
				String method = path.isEmpty() ? "GET" : "POST";
				assertThat(this.partner
					.ask(method, "/api/v1/subscriptions/" + id + path,
							path.equals("/recover") ? "{\"since\":\"2026-01-01T00:00:00Z\"}" : null, token)
					.status()).as(path).isEqualTo(403);
			}
			assertThat(this.partner.ask("GET", "/api/v1/subscriptions/" + id + "/deliveries", null, token).status())
				.isEqualTo(403);
			assertThat(this.partner.ask("DELETE", "/api/v1/subscriptions/" + id, null, token).status()).isEqualTo(403);
			assertThat(this.partner
				.ask("GET", "/api/v1/subscriptions?organisation=" + this.partner.organisation, null, token)
				.status()).isEqualTo(403);
		}
		assertThat(this.partner.ask("GET", "/api/v1/subscriptions/" + id, null, null).status()).isEqualTo(401);
		String administrator = this.members.person(this.partner.organisation, "administrator");
		assertThat(this.partner.ask("POST", "/api/v1/subscriptions", draft, administrator).json().path("errors"))
			.singleElement()
			.satisfies((error) -> assertThat(error.path("field").stringValue()).isEqualTo("organisation"));
		assertThat(this.partner
			.ask("POST", "/api/v1/subscriptions",
					draft.replace("{", "{\"organisation\":\"" + this.partner.organisation + "\","), administrator)
			.status()).isEqualTo(201);
		assertThat(this.partner
			.ask("GET", "/api/v1/subscriptions?organisation=" + this.partner.organisation, null, administrator)
			.json()).hasSize(2);
	}

	@Test
	void saysAllThatIsWrongWithADraft() {
		JsonNode errors = this.partner.ask("POST", "/api/v1/subscriptions", """
				{"url":"http://10.0.0.1/","types":["org.portevoix.signature.confirmed.v1","nonsense"],\
				"campaigns":["not-ours"],"maxPerSecond":0}""").json().path("errors");
		assertThat(errors)
			.extracting((error) -> error.path("field").stringValue() + " " + error.path("code").stringValue())
			.containsExactlyInAnyOrder("url not-public", "types[1] unknown", "campaigns[0] unknown",
					"maxPerSecond invalid");
	}

	private static ConditionFactory eventually() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
	}

}
