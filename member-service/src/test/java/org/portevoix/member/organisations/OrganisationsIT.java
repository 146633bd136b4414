package org.portevoix.member.organisations;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.nimbusds.jose.jwk.source.JWKSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.EventCodec;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationEvent.OrganisationUpdated;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.Log.Line;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.StaffTokens;
import tools.jackson.databind.JsonNode;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.Http.json;

class OrganisationsIT {

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private final Http http = new Http(RunningMemberService.url(RunningMemberService.shared()));

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final String id = "o-" + UUID.randomUUID();

	private final String path = "/api/v1/organisations/" + this.id;

	private final String token = this.http.operator();

	@Test
	void areToldOfWithTheirFullState() {
		HttpResponse<String> created = this.http.put(this.path, this.token, organisation("Example"), "traceparent",
				TRACE);
		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(created.headers().firstValue("Location")).hasValue(this.path);
		Line told = told(1).getFirst();
		assertThat(told.headers()).containsEntry("ce_specversion", "1.0")
			.containsEntry("ce_type", "org.portevoix.organisation.updated.v1")
			.containsEntry("ce_source", "/member-service/organisations")
			.containsEntry("ce_subject", this.id)
			.containsEntry("content-type", "application/json")
			.containsEntry("traceparent", TRACE)
			.containsKeys("ce_id", "ce_time");
		assertThat(EventCodec
			.decode(OrganisationEvent.class, told.headers(), told.value().getBytes(StandardCharsets.UTF_8))
			.data()).isInstanceOfSatisfying(OrganisationUpdated.class, (updated) -> {
				assertThat(updated.organisation().organisationId()).isEqualTo(this.id);
				assertThat(updated.organisation().missing()).isEmpty();
			});
		HttpResponse<String> read = this.http.get(this.path);
		assertThat(json(read)).isEqualTo(json(created));
		assertThat(json(read).path("name").path("en").stringValue()).isEqualTo("Example");
		assertThat(json(this.http.get("/api/v1/organisations")).valueStream()
			.map((organisation) -> organisation.path("organisationId").stringValue())).contains(this.id);
	}

	@ParameterizedTest
	@CsvSource({ "organisations, organisationId", "networks, networkId" })
	void sayWhichNameIsRefusedAndKeepIt(String page, String field) {
		HttpResponse<String> answer = this.http.form("/console/" + page, Map.of(field, "Not A Name"), "Authorization",
				"Bearer " + StaffTokens.platform(), "Accept", "text/html", "Accept-Language", "en");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("href=\"#" + field + "\"", "id=\"" + field + "-fault\"",
				"value=\"Not A Name\"", "action=\"/console/" + page + "\"");
	}

	@Test
	void areToldOfOnlyWhenSomethingChanged() {
		this.http.put(this.path, this.token, organisation("Example"));
		assertThat(this.http.put(this.path, this.token, organisation("Example")).statusCode()).isEqualTo(200);
		this.http.put(this.path, this.token, organisation("Other"));
		assertThat(told(2))
			.extracting((line) -> EventCodec.mapper().readTree(line.value()).at("/organisation/name/en").stringValue())
			.containsExactly("Example", "Other");
	}

	@Test
	void areNotOverwrittenByWhoSawAnOlderState() {
		String first = this.http.put(this.path, this.token, organisation("Example"))
			.headers()
			.firstValue("ETag")
			.orElseThrow();
		assertThat(this.http.put(this.path, this.token, organisation("Second"), "If-Match", first).statusCode())
			.isEqualTo(200);
		assertProblem(this.http.put(this.path, this.token, organisation("Third"), "If-Match", first), 409,
				"changed-meanwhile");
		assertProblem(this.http.put(this.path, this.token, organisation("Third"), "If-Match", "\"never\""), 409,
				"changed-meanwhile");
		assertThat(json(this.http.get(this.path)).at("/name/en").stringValue()).isEqualTo("Second");
	}

	@Test
	void answerEveryFaultyFieldAtOnce() {
		HttpResponse<String> answer = this.http.put(this.path, this.token,
				"{\"name\":{\"en\":\"\"},\"country\":\"XX\",\"email\":\"x\",\"website\":\"x\"}");
		assertProblem(answer, 400, "invalid-request");
		assertThat(json(answer).path("errors").valueStream().map(JsonNode::toString)).containsExactlyInAnyOrder(
				"{\"field\":\"name.en\",\"code\":\"required\"}", "{\"field\":\"country\",\"code\":\"invalid\"}",
				"{\"field\":\"email\",\"code\":\"invalid\"}", "{\"field\":\"website\",\"code\":\"invalid\"}");
		HttpResponse<String> kinds = this.http.put(this.path, this.token, "{\"name\":{\"en\":[]}}");
		assertProblem(kinds, 400, "invalid-request");
		assertThat(json(kinds).at("/errors/0/field").stringValue()).isEqualTo("name.en");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/v1/organisations/none,,,404,not-found", "GET,/api/v1/networks/none,,,404,not-found",
			"GET,/nothing,,,404,not-found", "DELETE,/api/v1/organisations/x,yes,,405,method-not-allowed",
			"PUT,/api/v1/organisations/x,yes,text/plain,415,unsupported-media-type",
			"PUT,/api/v1/organisations/x,yes,application/json,400,malformed",
			"PUT,/api/v1/organisations/x,,application/json,401,unauthorized",
			"PUT,/api/v1/organisations/x,junk,application/json,401,unauthorized",
			"GET,/api/v1/anything-else,,,401,unauthorized", "GET,/api/v1/organisations/a;b=c,,,400,refused",
			"GET,/error,,,404,not-found" })
	void answerWhateverIsWrongWithAProblem(String method, String path, String holder, String type, int status,
			String problem) {
		String bearer = "Bearer " + ("yes".equals(holder) ? this.token : holder);
		String[] headers = (holder != null)
				? new String[] { "Authorization", bearer, "Content-Type", (type != null) ? type : "text/plain" }
				: new String[] { "Content-Type", (type != null) ? type : "text/plain" };
		HttpResponse<String> answer = this.http.send(method, path, method.equals("PUT") ? "{" : null, headers);
		assertProblem(answer, status, problem);
		assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
		assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void mayBeChangedByTheirOwnClientOnly() {
		String own = tokenOf(this.id);
		assertThat(this.http.put(this.path, own, organisation("Own")).statusCode()).isEqualTo(201);
		assertProblem(this.http.put(this.path + "x", own, organisation("Other")), 403, "forbidden");
		assertProblem(this.http.put("/api/v1/networks/" + this.id, own, network()), 403, "forbidden");
	}

	@Test
	void comeTogetherInNetworks() {
		String network = "/api/v1/networks/" + this.id;
		assertThat(this.http.put(network, this.token, network()).statusCode()).isEqualTo(201);
		assertThat(this.http.put(network, this.token, network()).statusCode()).isEqualTo(200);
		assertThat(told(1).getFirst().type()).isEqualTo("network.updated.v1");
		assertThat(json(this.http.get(network)).at("/organisations/0").stringValue()).isEqualTo("wsm");
		assertThat(json(this.http.get("/api/v1/networks")).isArray()).isTrue();
	}

	/** What was told, each event once: the outbox may repeat one under its id. */
	private List<Line> told(int count) {
		return await().until(() -> List.copyOf(this.log.read("organisations", this.id)
			.stream()
			.collect(Collectors.toMap((line) -> line.headers().get("ce_id"), (line) -> line, (first, _) -> first,
					LinkedHashMap::new))
			.values()), (lines) -> lines.size() == count);
	}

	private static void assertProblem(HttpResponse<String> answer, int status, String name) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		assertThat(json(answer).path("type").stringValue()).isEqualTo("https://portevoix.org/problems/" + name);
		assertThat(json(answer).path("status").asInt()).isEqualTo(status);
		assertThat(answer.body()).doesNotContain("Exception", "org.", "java");
	}

	/** A token of an organisation's own client. */
	private static String tokenOf(String organisation) {
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.issuer("https://portevoix.example.org")
			.expiresAt(Instant.now().plusSeconds(60))
			.claim("scope", "organisations:write")
			.claim("organisation", organisation)
			.build();
		return new NimbusJwtEncoder(RunningMemberService.shared().getBean(JWKSource.class))
			.encode(JwtEncoderParameters.from(JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
			.getTokenValue();
	}

	private static String organisation(String name) {
		return """
				{"name":{"en":"%s","fr":"Exemple"},"legalName":"Exemple ASBL","legalForm":"ASBL",
				"registrationNumber":"0","seat":"Rue 1","country":"BE","email":"hello@example.org",
				"privacyContact":"privacy@example.org","dataProtectionOfficer":null,"website":"https://example.org",
				"notices":{"fr":"Ce que nous faisons"},
				"arrangement":{"version":"1","acceptedBy":"Chair","acceptedAt":"2026-01-15T09:00:00Z"}}
				""".formatted(name);
	}

	private static String network() {
		return "{\"name\":{\"en\":\"Network\"},\"countries\":[\"BE\"],\"organisations\":[\"wsm\"]}";
	}

}
