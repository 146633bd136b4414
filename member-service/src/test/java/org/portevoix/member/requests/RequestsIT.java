package org.portevoix.member.requests;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.Purpose;
import org.portevoix.member.Http;
import org.portevoix.member.LedgerFixture;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.Staff;
import org.portevoix.service.identity.Pseudonyms;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.LedgerFixture.yes;

@ExtendWith(OutputCaptureExtension.class)
class RequestsIT {

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final String address = "planted" + UUID.randomUUID() + "@example.net";

	private final LedgerFixture she = new LedgerFixture(this.http,
			new Pseudonyms(RunningMemberService.PARTNER_KEY).person(this.address));

	private final String platform = Staff.platform(this.service);

	@Test
	void areAnsweredWithAllThatIsHeldInHerLanguage() {
		signs();
		String path = take(this.platform, "", "access", this.address.toUpperCase(java.util.Locale.ROOT));
		JsonNode report = Http.json(get(path + "/report.json", this.platform));
		assertThat(report.path("known")).hasSize(2);
		assertThat(report.path("known").get(0).path("givenName").stringValue()).isEqualTo("Zyxwvut");
		assertThat(report.path("consents")).anySatisfy((consent) -> {
			assertThat(consent.path("purpose").stringValue()).isEqualTo("share");
			assertThat(consent.path("words").stringValue()).isEqualTo("Words of share");
			assertThat(consent.path("organisation").stringValue()).isEqualTo(this.she.partner);
		});
		assertThat(get(path + "/report", this.platform).body())
			.contains("lang=\"fr\"", "Ce que nous gardons sur vous", "Zyxwvut", "Words of share", "Example",
					"<dd>Belgique</dd>", "<dd>français</dd>")
			.doesNotContain("??", this.she.organisation, this.she.partner, this.she.slug);
		for (String language : List.of("nl", "en", "es")) {
			assertThat(get(path + "/report?language=" + language, this.platform).body())
				.contains("lang=\"" + language + "\"")
				.doesNotContain("??", "Ce que");
		}
		assertThat(get(path + "?lang=en", this.platform).body())
			.contains("In time", "She has her answer", "<b>2</b><span>organisations can reach her</span>")
			.doesNotContain("??");
		assertThat(post(path, this.platform, Map.of("act", "answered")).statusCode()).isEqualTo(303);
		assertThat(get(path + "?lang=en", this.platform).body()).doesNotContain("She has her answer</button>");
		awaitAct("person.access-answered", path);
	}

	@Test
	void tellAnOrganisationOnlyWhatIsItsOwn() {
		signs();
		String administrator = Staff.token(this.service, this.she.partner, "administrator");
		String path = take(administrator, this.she.partner, "access", this.address);
		JsonNode report = Http.json(get(path + "/report.json", administrator));
		assertThat(report.path("known")).singleElement()
			.satisfies((known) -> assertThat(known.path("organisation").stringValue()).isEqualTo(this.she.partner));
		assertThat(get(path + "?lang=es", administrator).body())
			.contains("<b>1</b><span>organización puede contactarla</span>", "Example")
			.doesNotContain(this.she.partner);
		assertThat(report.path("consents")).as("that she signed is nobody's business but of who carries the campaign")
			.isNotEmpty()
			.allSatisfy(
					(consent) -> assertThat(consent.path("organisation").stringValue()).isEqualTo(this.she.partner));
		assertThat(get(path, Staff.token(this.service, this.she.organisation, "administrator")).statusCode())
			.isEqualTo(403);
		for (String role : List.of("campaigner", "editor", "viewer")) {
			String token = Staff.token(this.service, this.she.partner, role);
			assertThat(get(path, token).statusCode()).isEqualTo(403);
			assertThat(get("/console/people", token).statusCode()).isEqualTo(403);
		}
		assertThat(post("/console/people/requests", administrator,
				Map.of("organisation", "", "address", this.address, "kind", "erasure"))
			.statusCode()).as("only the platform answers for all").isEqualTo(403);
	}

	@Test
	void leaveNothingOfHerWhenSheIsForgottenButTheProof(CapturedOutput output) {
		signs();
		await().untilAsserted(() -> assertThat(everything()).contains("Zyxwvut"));
		String path = take(this.platform, "", "erasure", this.address);
		assertThat(post(path, this.platform, Map.of("act", "erase")).statusCode()).as("not without being sure")
			.isEqualTo(400);
		assertThat(post(path, this.platform, Map.of("act", "erase", "sure", "yes")).statusCode()).isEqualTo(303);
		assertThat(post(path, this.platform, Map.of("act", "erase", "sure", "yes")).statusCode()).isEqualTo(303);
		assertThat(everything()).doesNotContain("Zyxwvut", "Planted", this.address, this.she.email())
			.contains(this.she.person);
		await().untilAsserted(
				() -> assertThat(this.she.told()).filteredOn((line) -> line.type().equals("member.erased.v1"))
					.singleElement()
					.satisfies((line) -> assertThat(line.value())
						.contains(this.she.organisation, this.she.partner, "personRef")
						.doesNotContain("Zyxwvut")));
		JsonNode report = Http.json(get(path + "/report.json", this.platform));
		assertThat(report.path("known")).isEmpty();
		assertThat(report.path("consents")).as("the proof stays").hasSize(6);
		awaitAct("person.erased", path);
		assertThat(output.toString()).doesNotContain("Zyxwvut", this.address, this.she.person);
	}

	@Test
	void haveAClockOfThirtyDays() {
		String path = take(this.platform, "", "access", this.address, "2026-01-01");
		assertThat(get(path + "?lang=en", this.platform).body()).contains("Overdue");
		assertThat(get("/console/people?lang=en", this.platform).body()).contains("Overdue", path);
		assertThat(get("/console/people?lang=es", this.platform).body()).doesNotContain("??");
		HttpResponse<String> refused = post("/console/people/requests", this.platform,
				Map.of("organisation", "", "address", "nobody", "kind", "access", "received", "2999-01-01"));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("href=\"#address\"", "href=\"#received\"");
	}

	private void signs() {
		this.she.signs("Zyxwvut", yes(Purpose.NEWSLETTER, this.she.organisation), yes(Purpose.SHARE, this.she.partner));
		await().untilAsserted(
				() -> assertThat(this.she.told().stream().map(Log.Line::type)).contains("member.joined.v1").hasSize(4));
	}

	private String take(String token, String organisation, String kind, String whose) {
		return take(token, organisation, kind, whose, "");
	}

	private String take(String token, String organisation, String kind, String whose, String received) {
		HttpResponse<String> taken = post("/console/people/requests", token,
				Map.of("organisation", organisation, "address", whose, "kind", kind, "received", received));
		assertThat(taken.statusCode()).isEqualTo(303);
		String location = taken.headers().firstValue("Location").orElseThrow();
		assertThat(location).doesNotContain("example.net", this.she.person);
		return location.replaceFirst("^https?://[^/]+", "");
	}

	private void awaitAct(String act, String path) {
		String id = path.substring(path.lastIndexOf('/') + 1);
		await().untilAsserted(() -> assertThat(new Log(BackingServices.kafkaBrokers()).readAll("audit"))
			.filteredOn((line) -> line.value().contains(act) && line.value().contains(id))
			.hasSize(1)
			.allSatisfy((line) -> assertThat(line.toString()).doesNotContain(this.she.person, this.address)));
	}

	private String everything() {
		MongoTemplate mongo = this.service.getBean(MongoTemplate.class);
		List<String> all = new ArrayList<>();
		for (String collection : mongo.getCollectionNames()) {
			mongo.findAll(Document.class, collection).forEach((document) -> {
				String json = document.toJson();
				if (json.contains(this.she.person) || json.contains(this.address)) {
					all.add(json);
				}
			});
		}
		return String.join("\n", all);
	}

	private HttpResponse<String> get(String path, String token) {
		return this.http.get(path, "Authorization", "Bearer " + token, "Accept", "text/html,application/json");
	}

	private HttpResponse<String> post(String path, String token, Map<String, String> form) {
		return this.http.form(path, form, "Authorization", "Bearer " + token, "Accept", "text/html");
	}

}
