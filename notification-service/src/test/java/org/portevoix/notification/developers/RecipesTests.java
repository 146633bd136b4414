package org.portevoix.notification.developers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.notification.developers.OtherSystem.Answer;
import org.portevoix.notification.developers.OtherSystem.Asked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What the recipes ask of the systems that they keep in step. */
class RecipesTests {

	private static final String SECRET = SignatureExample.secret("twenty-four bytes or more");

	@BeforeEach
	void runtimeIsThere() {
		Example.requireRuntime("python3");
	}

	@Test
	void civicrmCreatesCorrectsWithdrawsAndErases() throws Exception {
		try (OtherSystem civicrm = OtherSystem.start((_) -> Answer.ok("{\"values\":[{\"id\":7}]}"))) {
			handle("civicrm.py", Map.of("CIVICRM_URL", civicrm.url(), "CIVICRM_KEY", "k3y"));
			assertThat(civicrm.asked())
				.allSatisfy((asked) -> assertThat(asked.headers()).containsEntry("x-civi-auth", "Bearer k3y"));
			assertThat(civicrm.asked()
				.stream()
				.map((asked) -> asked.uri().replace("/civicrm/ajax/api4/", "") + " " + parameters(asked)))
				.containsExactly(
						"Contact/save {\"records\":[{\"contact_type\":\"Individual\",\"external_identifier\":\"portevoix:r3f\",\"first_name\":\"Amélie\",\"last_name\":\"Exemple\",\"email_primary.email\":\"amelie@example.org\"}],\"match\":[\"external_identifier\"]}",
						"GroupContact/save {\"records\":[{\"contact_id\":7,\"group_id:name\":\"Portevoix_newsletter\",\"status\":\"Added\"}],\"match\":[\"contact_id\",\"group_id\"]}",
						"Contact/save {\"records\":[{\"contact_type\":\"Individual\",\"external_identifier\":\"portevoix:r3f\",\"first_name\":\"Amélie-Anne\",\"last_name\":\"Exemple\",\"email_primary.email\":\"amelie@example.org\"}],\"match\":[\"external_identifier\"]}",
						"GroupContact/update {\"where\":[[\"contact_id.external_identifier\",\"=\",\"portevoix:r3f\"],[\"group_id:name\",\"=\",\"Portevoix_newsletter\"]],\"values\":{\"status\":\"Removed\"}}",
						"Contact/delete {\"where\":[[\"external_identifier\",\"=\",\"portevoix:r3f\"]],\"useTrash\":false}");
		}
	}

	@Test
	void odooCreatesCorrectsWithdrawsAndErases() throws Exception {
		AtomicBoolean known = new AtomicBoolean();
		try (OtherSystem odoo = OtherSystem.start((asked) -> odoo(asked, known))) {
			handle("odoo.py", Map.of("ODOO_URL", odoo.url(), "ODOO_DB", "db", "ODOO_USER", "u", "ODOO_KEY", "k3y",
					"ODOO_NEWSLETTER_TAG", "5"));
			String found = "search [[\"ref\",\"=\",\"portevoix:r3f\"]]";
			String values = "{\"ref\":\"portevoix:r3f\",\"name\":\"%s Exemple\",\"email\":\"amelie@example.org\"}";
			assertThat(odoo.asked().stream().map(RecipesTests::partnerCall).filter((call) -> !call.isEmpty()))
				.containsExactly(found, "create " + values.formatted("Amélie"), "write [42],{\"category_id\":[[4,5]]}",
						found, "write [42]," + values.formatted("Amélie-Anne"), found,
						"write [42],{\"category_id\":[[3,5]]}", found, "unlink [42]",
						// An invoice kept the row.
						"write [42],{\"name\":\"-\",\"email\":false,\"ref\":false,\"category_id\":[[5]],\"active\":false}");
		}
	}

	@Test
	void receiverTakesWhatIsGenuineOnceAndAsksAgainForWhatItCouldNotHandOn() throws Exception {
		AtomicBoolean away = new AtomicBoolean(true);
		try (OtherSystem civicrm = OtherSystem
			.start((_) -> away.get() ? new Answer(503, Map.of(), "") : Answer.ok("{\"values\":[{\"id\":7}]}"))) {
			Process receiver = Example.start(
					Map.of("CIVICRM_URL", civicrm.url(), "CIVICRM_KEY", "k3y", "WEBHOOK_SECRET", SECRET, "PORT", "0"),
					"python3", "receiver.py", "civicrm");
			try {
				BufferedReader output = new BufferedReader(
						new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8));
				String url = "http://localhost:" + requireNonNull(output.readLine()).replace("listening on ", "");
				String event = Told.confirmed("e1", "share");
				assertThat(post(url, event, SECRET)).isEqualTo(503);
				away.set(false);
				assertThat(post(url, event, SECRET)).isEqualTo(204);
				int calls = civicrm.asked().size();
				assertThat(post(url, event, SECRET)).isEqualTo(204);
				assertThat(post(url, Told.confirmed("e2", "share"),
						SignatureExample.secret("another one of as many bytes")))
					.isEqualTo(401);
				assertThat(civicrm.asked()).hasSize(calls).hasSize(2);
			}
			finally {
				receiver.destroy();
			}
		}
	}

	private static void handle(String recipe, Map<String, String> environment) throws Exception {
		List<String> events = List.of(Told.withoutContact("e0"), Told.confirmed("e1", "newsletter"),
				Told.corrected("e2"), Told.withdrawn("e3"), Told.erased("e4"));
		Example.Result result = Example.run(environment, String.join("\n", events).getBytes(StandardCharsets.UTF_8),
				"python3", recipe);
		assertThat(result.code()).isZero();
	}

	private static int post(String url, String event, String secret) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
			.header("Content-Type", "application/cloudevents+json")
			.POST(BodyPublishers.ofString(event));
		SignatureExample.signed(secret, Instant.now(), "m1", event).forEach(request::header);
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), BodyHandlers.discarding()).statusCode();
		}
	}

	private static String parameters(Asked asked) {
		String form = URLDecoder.decode(asked.body().replaceFirst("^params=", ""), StandardCharsets.UTF_8);
		return JsonMapper.shared().readTree(form).toString();
	}

	private static Answer odoo(Asked asked, AtomicBoolean known) {
		JsonNode parameters = JsonMapper.shared().readTree(asked.body()).path("params");
		if (parameters.path("service").asString().equals("common")) {
			return Answer.ok("{\"result\":2}");
		}
		return switch (parameters.at("/args/4").asString()) {
			case "search" -> Answer.ok(known.getAndSet(true) ? "{\"result\":[42]}" : "{\"result\":[]}");
			case "create" -> Answer.ok("{\"result\":42}");
			case "unlink" -> Answer.ok("{\"error\":{\"data\":{\"name\":\"odoo.exceptions.UserError\"}}}");
			default -> Answer.ok("{\"result\":true}");
		};
	}

	/** Method and arguments; empty for a login. */
	private static String partnerCall(Asked asked) {
		JsonNode parameters = JsonMapper.shared().readTree(asked.body()).path("params");
		if (parameters.path("service").asString().equals("common")) {
			return "";
		}
		assertThat(parameters.at("/args/3").asString()).isEqualTo("res.partner");
		List<String> arguments = new ArrayList<>();
		parameters.at("/args/5").forEach((argument) -> arguments.add(argument.toString()));
		return parameters.at("/args/4").asString() + " " + String.join(",", arguments);
	}

}
