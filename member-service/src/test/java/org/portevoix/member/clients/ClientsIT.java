package org.portevoix.member.clients;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.StaffTokens;
import org.portevoix.service.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.Http.json;

class ClientsIT {

	private final Http http = new Http(RunningMemberService.url(RunningMemberService.shared()));

	private final Log log = new Log(BackingServices.kafkaBrokers());

	private final String organisation = "o-" + UUID.randomUUID();

	private final String administrator = StaffTokens.of("a", Map.of(this.organisation, Role.ADMINISTRATOR));

	private HttpResponse<String> call(String method, String path, String token, String json) {
		return this.http.send(method, "/api/v1/clients" + path, json, "Authorization", "Bearer " + token,
				"Content-Type", "application/json");
	}

	private JsonNode create() {
		HttpResponse<String> made = call("POST", "", this.administrator, """
				{"organisation":"%s","name":"CRM","scopes":["organisations:write","events:read"]}"""
			.formatted(this.organisation));
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		return json(made);
	}

	private int token(String id, String secret) {
		return this.http.token(id, secret, Map.of("grant_type", "client_credentials")).statusCode();
	}

	private static String text(JsonNode node, String field) {
		return node.path(field).stringValue();
	}

	@Test
	void getTokensForTheirOrganisationWithASecretThatIsToldOnce() {
		JsonNode client = create();
		String id = text(client, "id");
		HttpResponse<String> answer = this.http.token(id, text(client, "secret"),
				Map.of("grant_type", "client_credentials", "scope", "events:read"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(call("GET", "/" + id, this.administrator, null).body()).doesNotContain("secret\"");
		assertThat(call("GET", "?organisation=" + this.organisation, this.administrator, null).body()).contains(id)
			.doesNotContain(text(client, "secret"));
		assertThat(this.http
			.token(id, text(client, "secret"), Map.of("grant_type", "client_credentials", "scope", "campaigns:write"))
			.statusCode()).isEqualTo(400);
		await().untilAsserted(() -> assertThat(this.log.read("audit", "client/" + id))
			.extracting((line) -> JsonMapper.shared().readTree(line.value()).path("act").stringValue())
			.containsExactly("client.created"));
		assertThat(this.log.read("audit", "client/" + id))
			.noneMatch((line) -> line.value().contains(text(client, "secret")));
	}

	@Test
	void haveTwoSecretsInForceWhileOneTakesThePlaceOfTheOther() {
		JsonNode client = create();
		String id = text(client, "id");
		JsonNode rotated = json(call("POST", "/" + id + "/rotate-secret", this.administrator, null));
		assertThat(text(rotated, "formerSecretUntil")).isNotBlank();
		await().untilAsserted(() -> assertThat(token(id, text(rotated, "secret"))).isEqualTo(200));
		assertThat(token(id, text(client, "secret"))).isEqualTo(200);
		JsonNode again = json(call("POST", "/" + id + "/rotate-secret", this.administrator, null));
		await().untilAsserted(
				() -> assertThat(token(id, text(client, "secret"))).as("a third is too many").isEqualTo(401));
		assertThat(token(id, text(rotated, "secret"))).isEqualTo(200);
		assertThat(token(id, text(again, "secret"))).isEqualTo(200);
		assertThat(call("DELETE", "/" + id + "/former-secret", this.administrator, null).statusCode()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(token(id, text(rotated, "secret"))).isEqualTo(401));
		assertThat(token(id, text(again, "secret"))).isEqualTo(200);
	}

	@Test
	void loseTheirTokensWhenTheyAreRevoked() {
		JsonNode client = create();
		String id = text(client, "id");
		String bearer = text(
				json(this.http.token(id, text(client, "secret"), Map.of("grant_type", "client_credentials"))),
				"access_token");
		String path = "/api/v1/organisations/" + this.organisation;
		assertThat(this.http.put(path, bearer, "{}").statusCode()).isEqualTo(400);
		assertThat(call("DELETE", "/" + id, this.administrator, null).statusCode()).isEqualTo(204);
		await().untilAsserted(() -> assertThat(this.http.put(path, bearer, "{}").statusCode()).isEqualTo(401));
		await().untilAsserted(() -> assertThat(token(id, text(client, "secret"))).isEqualTo(401));
		assertThat(this.log.read("staff", id)).singleElement()
			.satisfies((line) -> assertThat(line.type()).isEqualTo("client.revoked.v1"));
		assertThat(call("POST", "/" + id + "/rotate-secret", this.administrator, null).statusCode()).isEqualTo(404);
	}

	@Test
	void areNobodyElsesBusiness() {
		String id = text(create(), "id");
		String other = StaffTokens.of("b", Map.of("elsewhere", Role.ADMINISTRATOR));
		for (String[] operation : List.of(new String[] { "GET", "/" + id }, new String[] { "DELETE", "/" + id },
				new String[] { "POST", "/" + id + "/rotate-secret" })) {
			assertThat(call(operation[0], operation[1], other, null).statusCode()).isEqualTo(404);
		}
		assertThat(call("POST", "", other,
				"{\"organisation\":\"%s\",\"name\":\"x\",\"scopes\":[\"events:read\"]}".formatted(this.organisation))
			.statusCode()).isEqualTo(403);
	}

}
