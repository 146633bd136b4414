package org.portevoix.member.audit;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.Event;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.Staff;
import tools.jackson.databind.JsonNode;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AuditIT {

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final String organisation = "org-" + UUID.randomUUID();

	private final String administrator = Staff.token(this.service, this.organisation, "administrator");

	@Test
	void keepsEachActOnceAsItWasTold() {
		Event<AuditEvent> first = act(1, "campaign.published", "marie");
		this.log.append("audit", first, act(2, "campaign.paused", "marie"), first);
		await().untilAsserted(() -> assertThat(acts("")).hasSize(2));
		// Another act under a known id changes nothing of the one before.
		this.log.append("audit",
				new Event<>(first.id(), first.source(), first.subject(), first.time(), null, new AuditEvent.Recorded(
						"eve", "Eve", this.organisation, "nothing.done", "x", null, null, Map.of(), Map.of())),
				act(3, "campaign.closed", "jan"));
		await().untilAsserted(() -> assertThat(acts("")).hasSize(3));
		assertThat(acts("")).extracting((act) -> act.path("act").stringValue())
			.as("newest first")
			.containsExactly("campaign.closed", "campaign.paused", "campaign.published");
		JsonNode published = acts("&act=campaign.published").get(0);
		assertThat(published.path("actor").stringValue()).isEqualTo("marie");
		JsonNode change = published.path("changes").get(0);
		assertThat(change.path("field").stringValue()).isEqualTo("translations.fr.title");
		assertThat(change.path("before").stringValue()).isEqualTo("old");
		assertThat(change.path("after").stringValue()).isEqualTo("new");
		assertThat(this.service.getBean(MongoOperations.class)
			.count(Query.query(Criteria.where("organisation").is(this.organisation)), Entry.COLLECTION)).isEqualTo(3);
	}

	@Test
	void isSearched() {
		this.log.append("audit", act(1, "campaign.published", "marie"), act(2, "client.created", "jan"));
		await().untilAsserted(() -> assertThat(acts("")).hasSize(2));
		assertThat(acts("&person=jan")).hasSize(1);
		assertThat(acts("&person=Name%20of%20jan")).hasSize(1);
		assertThat(acts("&act=campaign")).hasSize(1);
		assertThat(acts("&act=.*")).as("no pattern").isEmpty();
		assertThat(acts("&person=OF%20Jan")).hasSize(1);
		assertThat(acts("&object=campaign/one")).hasSize(2);
		assertThat(acts("&object=One")).hasSize(2);
		assertThat(acts("&object=.ne")).as("no pattern").isEmpty();
		assertThat(acts("&day=2026-05-01")).hasSize(2);
		assertThat(acts("&day=2026-05-02")).isEmpty();
		assertThat(get("/api/v1/audit?day=yesterday", this.administrator).statusCode()).isEqualTo(400);
		assertThat(get("/api/v1/audit?after=x", this.administrator).statusCode()).isEqualTo(400);
	}

	@Test
	void isReadPageByPageThoughActsHappenAtTheSameMoment() {
		this.log.append("audit", act(1, "a", "marie"), act(1, "b", "marie"), act(1, "c", "marie"),
				act(2, "d", "marie"));
		await().untilAsserted(() -> assertThat(acts("")).hasSize(4));
		Set<String> seen = new HashSet<>();
		String after = "";
		do {
			JsonNode page = Http.json(get("/api/v1/audit?limit=1" + after, this.administrator));
			page.path("acts").forEach((act) -> assertThat(seen.add(act.path("act").stringValue())).isTrue());
			after = page.has("next") ? "&after=" + page.path("next").stringValue() : "";
		}
		while (!after.isEmpty());
		assertThat(seen).containsExactlyInAnyOrder("a", "b", "c", "d");
	}

	@Test
	void showsAnOrganisationItsOwnAndThePlatformAll() {
		this.log.append("audit", act(1, "campaign.published", "marie"));
		await().untilAsserted(() -> assertThat(acts("")).hasSize(1));
		String other = Staff.token(this.service, "org-other", "administrator");
		assertThat(Http.json(get("/api/v1/audit?organisation=" + this.organisation, other)).path("acts")).isEmpty();
		assertThat(Http.json(get("/api/v1/audit?organisation=" + this.organisation, Staff.platform(this.service)))
			.path("acts")).hasSize(1);
		for (String role : List.of("campaigner", "editor", "viewer")) {
			String token = Staff.token(this.service, this.organisation, role);
			assertThat(get("/api/v1/audit", token).statusCode()).isEqualTo(403);
			assertThat(get("/console/audit", token).statusCode()).isEqualTo(403);
		}
		assertThat(get("/api/v1/audit", this.http.operator()).statusCode()).isEqualTo(403);
		assertThat(this.http.get("/api/v1/audit").statusCode()).isEqualTo(401);
		assertThat(this.http.get("/console/audit").statusCode()).isEqualTo(401);
	}

	@Test
	void isAPageInFourLanguages() {
		this.log.append("audit", act(1, "campaign.published", "<b>marie</b>"));
		await().untilAsserted(() -> assertThat(acts("")).hasSize(1));
		Map.of("fr", "Journal des actes", "nl", "Logboek", "en", "Audit trail", "es", "Registro de actos")
			.forEach((language, title) -> {
				HttpResponse<String> page = get("/console/audit?lang=" + language, this.administrator);
				assertThat(page.statusCode()).isEqualTo(200);
				assertThat(page.body())
					.contains("<h1>" + title, "lang=\"" + language + "\"", "campaign.published", "&lt;b&gt;marie")
					.doesNotContain("<b>marie", "??");
			});
		assertThat(get("/console/audit?lang=nl", this.administrator).body()).contains("Publiceerde een campagne");
	}

	private Event<AuditEvent> act(int minutes, String act, String actor) {
		return new Event<>(UUID.randomUUID().toString(), URI.create("/test"), "campaign/one",
				Instant.parse("2026-05-01T10:00:00Z").plusSeconds(60L * minutes), null,
				new AuditEvent.Recorded(actor, "Name of " + actor, this.organisation, act, "campaign/one", "192.0.2.7",
						"because", Map.of("translations.fr.title", "old"), Map.of("translations.fr.title", "new")));
	}

	private JsonNode acts(String query) {
		return Http.json(get("/api/v1/audit?organisation=" + this.organisation + query, this.administrator))
			.path("acts");
	}

	private HttpResponse<String> get(String path, String token) {
		return this.http.get(path, "Authorization", "Bearer " + token);
	}

}
