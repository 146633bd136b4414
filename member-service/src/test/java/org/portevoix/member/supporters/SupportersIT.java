package org.portevoix.member.supporters;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.member.Http;
import org.portevoix.member.LedgerFixture;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.Staff;
import org.portevoix.member.contacts.Disclosures;
import tools.jackson.databind.JsonNode;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.LedgerFixture.no;
import static org.portevoix.member.LedgerFixture.yes;

class SupportersIT {

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final LedgerFixture she = new LedgerFixture(this.http);

	private final String token = Staff.token(this.service, this.she.organisation, "administrator");

	@Test
	void areThoseWhoAgreeNowWithTheProofOfIt() {
		this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation), no(Purpose.SHARE, this.she.partner));
		JsonNode one = await().until(() -> list(""), (list) -> list.size() == 1).get(0);
		assertThat(one.path("contact").path("email").stringValue()).isEqualTo(this.she.email());
		JsonNode consent = one.path("consents").get(0);
		assertThat(consent.path("words").stringValue()).isEqualTo("Words of newsletter");
		assertThat(consent.path("campaign").stringValue()).isEqualTo(this.she.slug);
		assertThat(consent.path("askedAt").stringValue()).isEqualTo("2026-05-01T10:00:00Z");
		assertThat(consent.path("method").stringValue()).isEqualTo("web-form");
		assertThat(list("&purpose=share")).isEmpty();
		assertThat(list("&purpose=newsletter&campaign=" + this.she.slug)).hasSize(1);
		assertThat(list("&changedSince=2099-01-01T00:00:00Z")).isEmpty();
		assertThat(this.service.getBean(Disclosures.class).of(this.she.person)).singleElement()
			.satisfies((told) -> assertThat(told.count()).isPositive());
		await().untilAsserted(
				() -> assertThat(this.she.told().stream().filter((line) -> line.type().equals("member.disclosed.v1")))
					.singleElement()
					.satisfies((line) -> assertThat(line.value()).contains(one.path("personRef").stringValue())));
		this.she.append(new LedgerEvent.Disowned(this.she.campaign, this.she.person));
		await().untilAsserted(() -> assertThat(list("")).isEmpty());
	}

	@Test
	void areReadPageByPageWithoutAGapOrADouble() {
		String organisation = this.she.organisation;
		for (int i = 0; i < 7; i++) {
			this.she.somebodyElse().signs("Amélie", yes(Purpose.NEWSLETTER, organisation));
		}
		await().until(() -> list(""), (list) -> list.size() == 7);
		Set<String> seen = new HashSet<>();
		String after = "";
		int pages = 0;
		do {
			HttpResponse<String> answer = get("&limit=2" + after);
			JsonNode page = Http.json(answer);
			page.path("supporters")
				.forEach((one) -> assertThat(seen.add(one.path("personRef").stringValue())).isTrue());
			after = page.has("next") ? "&after=" + page.path("next").stringValue() : "";
			assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(page.has("next"));
			// Somebody who comes in between moves nobody.
			if (pages++ == 0) {
				this.she.somebodyElse().signs("Amélie", yes(Purpose.SHARE, this.she.partner));
			}
		}
		while (!after.isEmpty());
		assertThat(seen).hasSize(7);
		for (String foreign : List.of("nope", "=cmd", "a".repeat(44))) {
			HttpResponse<String> refused = get("&after=" + foreign);
			assertThat(refused.statusCode()).isEqualTo(400);
			assertThat(Http.json(refused).path("errors").get(0).toString())
				.isEqualTo("{\"field\":\"after\",\"code\":\"invalid\"}");
		}
		assertThat(list("&after=")).hasSize(7);
	}

	@Test
	void areShownToTheirOrganisationOnlyAndOnlyOnceItIsArranged() {
		LedgerFixture other = new LedgerFixture(this.http);
		assertThat(status(other.organisation, this.token)).isEqualTo(403);
		for (String role : Set.of("campaigner", "editor", "viewer")) {
			assertThat(status(this.she.organisation, Staff.token(this.service, this.she.organisation, role)))
				.isEqualTo(403);
		}
		assertThat(this.http.get("/api/v1/supporters").statusCode()).isEqualTo(401);
		assertThat(status(this.she.organisation, Staff.platform(this.service))).isEqualTo(200);
		this.she.organisation(this.she.organisation, "{\"name\":{\"en\":\"Example\"},\"country\":\"BE\"}");
		HttpResponse<String> refused = get("");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("arrangement-incomplete", "legalName");
	}

	@Test
	void areNewOrReturnForEachOrganisationByItself() {
		String organisation = this.she.organisation;
		this.she.signs("Amélie", yes(Purpose.NEWSLETTER, organisation), no(Purpose.SHARE, this.she.partner));
		this.she.somebodyElse().signs("Amélie", yes(Purpose.UPDATES, organisation));
		LedgerFixture later = this.she.later();
		later.signs("Amélie", no(Purpose.NEWSLETTER, organisation));
		later.somebodyElse().signs("Amélie", yes(Purpose.NEWSLETTER, organisation));
		await().untilAsserted(() -> {
			assertThat(arrivals(this.she.slug)).containsExactly("2", "0");
			assertThat(arrivals(later.slug)).containsExactly("1", "1");
		});
		this.she.organisation(organisation, "{\"name\":{\"en\":\"Hers\"},\"country\":\"BE\"}");
		this.she.organisation(this.she.partner, "{\"name\":{\"en\":\"Those beside\"},\"country\":\"BE\"}");
		String path = "/console/people/arrivals?campaign=" + this.she.slug;
		String partner = Staff.token(this.service, this.she.partner, "viewer");
		HttpResponse<String> theirs = this.http.get(path, "Authorization", "Bearer " + partner);
		assertThat(theirs.body()).contains("Those beside").doesNotContain("Hers");
		String stranger = Staff.token(this.service, later.partner, "administrator");
		assertThat(this.http.get(path, "Authorization", "Bearer " + stranger).statusCode()).isEqualTo(404);
	}

	private List<String> arrivals(String slug) {
		HttpResponse<String> page = this.http.get("/console/people/arrivals?campaign=" + slug, "Authorization",
				"Bearer " + this.token, "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(200);
		return Pattern.compile("<td class=\"num\">(\\d+)</td>")
			.matcher(page.body())
			.results()
			.map((found) -> found.group(1))
			.toList();
	}

	@Test
	void leaveAsAFileOnlyWithAReasonWhichIsKept() {
		this.she.signs("=cmd|' /C calc'!A0", yes(Purpose.NEWSLETTER, this.she.organisation));
		await().until(() -> list(""), (list) -> list.size() == 1);
		HttpResponse<String> form = this.http.get("/console/people/supporters?lang=nl", "Authorization",
				"Bearer " + this.token);
		assertThat(form.body()).contains("Sympathisanten als bestand", this.she.organisation);
		assertThat(export("").statusCode()).isEqualTo(400);
		String reason = "Reconciling " + UUID.randomUUID();
		HttpResponse<String> file = export(reason);
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
		assertThat(file.body()).contains("'=cmd|", this.she.email()).doesNotContain(",=cmd");
		await().untilAsserted(() -> assertThat(new Log(BackingServices.kafkaBrokers()).readAll("audit"))
			.anySatisfy((line) -> assertThat(line.value()).contains("supporters.exported", reason, "staff-of-tests")
				.doesNotContain(this.she.email())));
	}

	private HttpResponse<String> export(String reason) {
		return this.http.form("/console/people/supporters.csv",
				Map.of("organisation", this.she.organisation, "reason", reason), "Authorization",
				"Bearer " + this.token, "Accept", "text/html");
	}

	private HttpResponse<String> get(String query) {
		return this.http.get("/api/v1/supporters?organisation=" + this.she.organisation + query, "Authorization",
				"Bearer " + this.token);
	}

	private JsonNode list(String query) {
		HttpResponse<String> answer = get(query);
		assertThat(answer.statusCode()).isIn(200, 503);
		return Http.json(answer).path("supporters");
	}

	private int status(String organisation, String as) {
		return this.http.get("/api/v1/supporters?organisation=" + organisation, "Authorization", "Bearer " + as)
			.statusCode();
	}

}
