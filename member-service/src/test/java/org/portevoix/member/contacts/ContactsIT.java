package org.portevoix.member.contacts;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.member.Http;
import org.portevoix.member.LedgerFixture;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.Staff;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.LedgerFixture.no;
import static org.portevoix.member.LedgerFixture.yes;

class ContactsIT {

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final LedgerFixture she = new LedgerFixture(this.http);

	@Test
	void joinsWhatSheAgreedToGive() {
		String event = this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation),
				no(Purpose.SHARE, this.she.partner));
		JsonNode contact = awaited(this.she.organisation, event, "data").path("contact");
		assertThat(contact.path("givenName").stringValue()).isEqualTo("Amélie");
		assertThat(contact.path("email").stringValue()).isEqualTo(this.she.email());
		assertThat(contact.path("purpose").stringValue()).isEqualTo("newsletter");
		assertThat(contact.path("textVersion").stringValue()).isEqualTo("v-newsletter");
		assertThat(contact.path("grantedAt").stringValue()).startsWith("2026-05-01T10:00:0");
		assertThat(answer(this.she.partner, event)).as("refused").isEqualTo("no");
		assertThat(answer("nobody-we-know", event)).isEqualTo("no");
		Disclosure told = disclosures().stream().findFirst().orElseThrow();
		assertThat(told.organisation()).isEqualTo(this.she.organisation);
		assertThat(told.event()).isEqualTo(event);
		assertThat(told.count()).isPositive();
		assertThat(disclosures()).as("once a partner, event and purpose, however often it is asked").hasSize(1);
	}

	@Test
	void keepsWhoIsMadeUpApartAndForgetsHerWithTheRehearsal() {
		LedgerFixture nobody = this.she.rehearsed();
		String real = this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		String event = nobody.signs("Nemo", yes(Purpose.NEWSLETTER, nobody.organisation));
		JsonNode contact = awaited(nobody.organisation, event, "data").path("contact");
		assertThat(contact.path("personRef").stringValue()).startsWith(nobody.campaign + "~");
		awaited(this.she.organisation, real, "data");
		String supporters = this.http
			.get("/api/v1/supporters?organisation=" + this.she.organisation, "Authorization",
					"Bearer " + Staff.token(this.service, this.she.organisation, "administrator"))
			.body();
		assertThat(supporters).contains(this.she.email()).doesNotContain(nobody.email());
		assertThat(held(nobody)).isGreaterThanOrEqualTo(5);

		nobody.wiped();
		await().untilAsserted(() -> assertThat(held(nobody)).isZero());
		nobody.signs("Nemo", yes(Purpose.NEWSLETTER, nobody.organisation));
		String later = this.she.somebodyElse().signs("Zoé", yes(Purpose.NEWSLETTER, this.she.organisation));
		awaited(this.she.organisation, later, "data");
		assertThat(held(nobody)).as("what a replay brings").isZero();
		assertThat(awaited(this.she.organisation, real, "data").at("/contact/email").stringValue())
			.isEqualTo(this.she.email());
	}

	private long held(LedgerFixture rehearsed) {
		return List.of("consents", "people", "signings", "disclosures")
			.stream()
			.mapToLong((held) -> this.service.getBean(MongoOperations.class)
				.count(Query.query(Criteria.where("rehearsal").is(rehearsed.campaign)), held))
			.sum();
	}

	@Test
	void callsHerOtherwiseTowardsEachPartner() {
		String event = this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation),
				yes(Purpose.SHARE, this.she.partner));
		String one = awaited(this.she.organisation, event, "data").path("contact").path("personRef").stringValue();
		String other = awaited(this.she.partner, event, "data").path("contact").path("personRef").stringValue();
		assertThat(one).isNotEqualTo(other).isNotEqualTo(this.she.person);
		assertThat(List.of(one, other)).allSatisfy((ref) -> assertThat(ref).doesNotContain(this.she.person));
	}

	@Test
	void tellsOfWhatSheAgreesToBySigningOnceMore() {
		String first = this.she.signs("Amélie", no(Purpose.NEWSLETTER, this.she.organisation));
		awaited(this.she.organisation, first, "no");
		this.she.signsAgain("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		this.she.signsAgain("Aurélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		await().untilAsserted(() -> assertThat(updates()).hasSize(2));
		assertThat(updates().getFirst().path("granted").stringValue()).isEqualTo("newsletter");
		assertThat(updates().getLast().has("granted")).as("a correction only").isFalse();
		String ref = updates().getFirst().path("personRef").stringValue();
		JsonNode data = await().until(() -> changed(ref, "newsletter"),
				(found) -> found.path("answer").stringValue().equals("data"));
		assertThat(data.at("/contact/givenName").stringValue()).isEqualTo("Aurélie");
		assertThat(data.at("/contact/personRef").stringValue()).isEqualTo(ref);
		assertThat(changed(ref, "updates").path("answer").stringValue()).as("another purpose").isEqualTo("no");
		assertThat(changed("somebody", null).path("answer").stringValue()).isEqualTo("no");
		this.she.append(new LedgerEvent.Disowned(this.she.campaign, this.she.person));
		await().untilAsserted(() -> assertThat(changed(ref, null).path("answer").stringValue()).isEqualTo("no"));
	}

	private List<JsonNode> updates() {
		return this.she.told()
			.stream()
			.filter((line) -> line.type().equals("member.updated.v1"))
			.map((line) -> JsonMapper.shared().readTree(line.value()))
			.toList();
	}

	private JsonNode changed(String ref, @Nullable String purpose) {
		String change = "{\"event\":\"e\",\"personRef\":\"" + ref + "\""
				+ ((purpose != null) ? ",\"purpose\":\"" + purpose + "\"}" : "}");
		HttpResponse<String> answer = post(
				"{\"organisation\":\"%s\",\"changes\":[%s]}".formatted(this.she.organisation, change),
				notification(this.http));
		assertThat(answer.statusCode()).isEqualTo(200);
		return Http.json(answer).path("answers").path("e");
	}

	@Test
	void saysNoOnceItIsTakenBackAlsoAtARetry() {
		String event = this.she.signs("Amélie", yes(Purpose.SHARE, this.she.partner));
		String ref = awaited(this.she.partner, event, "data").path("contact").path("personRef").stringValue();
		this.she.append(new LedgerEvent.ConsentWithdrawn(this.she.campaign, this.she.person, this.she.submission(1),
				Purpose.SHARE, this.she.partner));
		JsonNode no = awaited(this.she.partner, event, "no");
		assertThat(no.has("contact")).isFalse();
		await().untilAsserted(() -> assertThat(this.she.told()).anySatisfy((line) -> {
			assertThat(line.type()).isEqualTo("consent.withdrawn.v1");
			assertThat(line.value()).as("under the reference that the partner knows").contains(ref);
		}));
	}

	@Test
	void forgetsWhichEventWasAboutWhomOnceNoFeedGoesBackToIt() {
		String event = this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		awaited(this.she.organisation, event, "data");
		sweepAt("2026-05-31T10:00:00Z");
		assertThat(answer(this.she.organisation, event)).as("after 30 days").isEqualTo("data");
		sweepAt("2026-06-02T10:00:00Z");
		assertThat(answer(this.she.organisation, event)).as("after 32 days").isEqualTo("not-yet");
	}

	private void sweepAt(String now) {
		ContactSettings settings = new ContactSettings(Duration.ofSeconds(60), Duration.ofSeconds(5),
				Duration.ofDays(31), Duration.ofHours(1));
		new SigningsSweep(this.service.getBean(Signings.class), settings,
				Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
			.sweep();
	}

	@Test
	void saysNoToOneWhoseArrangementIsIncomplete() {
		String event = this.she.signs("Amélie", yes(Purpose.SHARE, this.she.partner));
		awaited(this.she.partner, event, "data");
		this.she.organisation(this.she.partner, "{\"name\":{\"en\":\"Example\"},\"country\":\"BE\"}");
		assertThat(answer(this.she.partner, event)).isEqualTo("no");
	}

	@Test
	void doesNotTakeUpdatesOfOneCampaignForAnother() {
		LedgerFixture elsewhere = new LedgerFixture(this.http);
		String event = this.she.signs("Amélie", yes(Purpose.UPDATES, this.she.organisation));
		awaited(this.she.organisation, event, "data");
		assertThat(answer(elsewhere.organisation, event)).isEqualTo("no");
	}

	@Test
	void waitsForWhatIsNotKnownYet() {
		assertThat(answer(this.she.organisation, "an event of tomorrow")).isEqualTo("not-yet");
	}

	@Test
	void waitsWhileItLagsBehind() {
		try (ConfigurableApplicationContext lagging = RunningMemberService.start(BackingServices.kafkaBrokers(),
				BackingServices.mongoUri(), Map.of("spring.cloud.stream.bindings.takeLedger-in-0.group", "lagging",
						"CONSENTS_TOLERATED_LAG", "PT3S"))) {
			Http there = new Http(RunningMemberService.url(lagging));
			String event = this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
			await()
				.untilAsserted(() -> assertThat(ask(there, this.she.organisation, event).path("answer").stringValue())
					.isEqualTo("data"));
			lagging.getBean(BindingsLifecycleController.class).changeState("takeLedger-in-0", State.STOPPED);
			String refused = this.she.signs("Amélie", no(Purpose.SHARE, this.she.partner));
			await().untilAsserted(() -> {
				assertThat(ask(there, this.she.organisation, event).path("answer").stringValue()).isEqualTo("not-yet");
				assertThat(ask(there, this.she.partner, event).path("answer").stringValue()).as("final all the same")
					.isEqualTo("no");
			});
			lagging.getBean(BindingsLifecycleController.class).changeState("takeLedger-in-0", State.STARTED);
			await().untilAsserted(() -> {
				assertThat(ask(there, this.she.organisation, event).path("answer").stringValue()).isEqualTo("data");
				assertThat(ask(there, this.she.partner, refused).path("answer").stringValue()).isEqualTo("no");
			});
		}
	}

	@Test
	void tellsOfACorrection() {
		String event = this.she.signs("Ameli", yes(Purpose.NEWSLETTER, this.she.organisation));
		awaited(this.she.organisation, event, "data");
		String again = this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		awaited(this.she.organisation, again, "data");
		assertThat(awaited(this.she.organisation, event, "data").path("contact").path("givenName").stringValue())
			.isEqualTo("Amélie");
		await().untilAsserted(() -> assertThat(this.she.told()).anySatisfy((line) -> {
			assertThat(line.type()).isEqualTo("member.updated.v1");
			assertThat(line.value()).contains("personRef").doesNotContain("Am");
		}));
	}

	@Test
	void answersNobodyButNotificationService() {
		String body = "{\"organisation\":\"%s\",\"events\":[]}".formatted(this.she.organisation);
		assertThat(post(body, null).statusCode()).isEqualTo(401);
		String demo = Http
			.json(this.http.token("demo-partner", RunningMemberService.CLIENT_SECRET,
					Map.of("grant_type", "client_credentials")))
			.path("access_token")
			.stringValue();
		for (String token : List.of(this.http.operator(), demo, Staff.platform(this.service),
				Staff.token(this.service, this.she.organisation, "administrator"))) {
			assertThat(post(body, token).statusCode()).isEqualTo(403);
		}
		assertThat(post(body, notification(this.http)).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesWhatItCantAnswer() {
		String many = IntStream.range(0, 501).mapToObj((i) -> "\"e" + i + "\"").collect(Collectors.joining(","));
		assertThat(post("{\"organisation\":\"wsm\",\"events\":[" + many + "]}", notification(this.http)).statusCode())
			.isEqualTo(400);
		assertThat(post("{\"events\":[]}", notification(this.http)).body()).contains("organisation", "required");
	}

	private List<Disclosure> disclosures() {
		return this.service.getBean(Disclosures.class).of(this.she.person);
	}

	private JsonNode awaited(String organisation, String event, String answer) {
		return await().until(() -> ask(this.http, organisation, event),
				(found) -> answer.equals(found.path("answer").stringValue()));
	}

	private String answer(String organisation, String event) {
		return ask(this.http, organisation, event).path("answer").stringValue();
	}

	private static JsonNode ask(Http http, String organisation, String event) {
		HttpResponse<String> answer = http.send("POST", "/internal/contacts",
				"{\"organisation\":\"%s\",\"events\":[\"%s\"]}".formatted(organisation, event), "Authorization",
				"Bearer " + notification(http), "Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(200);
		return Http.json(answer).path("answers").path(event);
	}

	private HttpResponse<String> post(String body, String token) {
		return (token == null) ? this.http.send("POST", "/internal/contacts", body, "Content-Type", "application/json")
				: this.http.send("POST", "/internal/contacts", body, "Content-Type", "application/json",
						"Authorization", "Bearer " + token);
	}

	private static String notification(Http http) {
		return Http.json(http.token("portevoix-notification", RunningMemberService.NOTIFICATION_SECRET,
				Map.of("grant_type", "client_credentials")))
			.path("access_token")
			.stringValue();
	}

}
