package org.portevoix.standalone.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.standalone.journey.SpanCollector.Recorded;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whoever operates it follows one click to what comes of it, and learns of nobody. */
class TraceJourneyIT {

	private static final Set<String> FACTS = Set.of("http.request.method", "http.route", "http.response.status_code",
			"messaging.destination.name", "portevoix.event", "portevoix.outcome");

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	private final SpanCollector collector = RunningSystem.spans();

	private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

	private HttpServer endpoint;

	@BeforeEach
	void listen() throws IOException {
		this.endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.endpoint.createContext("/hook", this::receive);
		this.endpoint.start();
	}

	@AfterEach
	void stop() {
		this.endpoint.stop(0);
	}

	@Test
	void leadsFromTheClickToTheWebhookAndNamesNobody() throws InterruptedException {
		String token = token();
		String subscription = subscribe(token);
		String address = "traced-" + System.nanoTime() + "@example.org";
		this.citizens.sign(this.citizens.answering(this.citizens.form("Tracedplanted", address, "fr"), true));
		var mail = this.citizens.awaitMail(address, 1);
		String confirm = Citizens.token(mail, "confirm");
		String withdraw = Citizens.token(mail, "withdraw");
		this.citizens.get("/fr/confirm?token=" + confirm);
		this.citizens.confirm(confirm);

		Told webhook = this.told.poll(RunningSystem.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(webhook).isNotNull();
		String trace = webhook.traceparent().substring(3, 35);
		assertThat(webhook.body()).contains(address).doesNotContain(trace);
		List<Recorded> confirmed = awaitSteps(trace, "webhook", "ledger");
		Recorded last = only(confirmed, "notification-service", "webhook");
		Recorded counted = only(confirmed, "campaign-service", "ledger");
		Recorded request = only(confirmed, "campaign-service", "POST /api/v1/signatures/confirmations");
		Recorded door = only(confirmed, "gateway", "POST /api/v1/signatures/**");
		assertThat(List.of(last.parentId(), counted.parentId(), request.parentId(), door.parentId()))
			.containsExactly(counted.id(), request.id(), door.id(), "");
		assertThat(webhook.traceparent()).contains(last.id());
		assertThat(counted.attributes()).containsEntry("portevoix.event", "org.portevoix.signature.confirmation.v1")
			.containsEntry("portevoix.outcome", "done");

		this.citizens.withdraw(withdraw);
		Recorded sent = await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.collector.all().stream().filter((step) -> step.name().equals("mail")).toList(),
					(found) -> !found.isEmpty())
			.getLast();
		assertThat(awaitSteps(sent.traceId(), "mail", "ledger")).extracting(Recorded::name)
			.contains("POST /api/v1/campaigns/{slug}/signatures")
			.doesNotContain("webhook");
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.collector.all()
				.stream()
				.anyMatch((step) -> step.name().equals("POST /api/v1/signatures/withdrawals")));
		namesNobody(address, confirm, withdraw);
		this.citizens.send(as(token, "/api/v1/subscriptions/" + subscription).DELETE());
	}

	/** Of everything that all journeys did until now. */
	private void namesNobody(String... secrets) {
		assertThat(this.collector.all()).allSatisfy((step) -> {
			assertThat(step.attributes().keySet()).isSubsetOf(FACTS);
			assertThat(step.whole()).doesNotContain(secrets)
				.doesNotContain("@", "?", "token=", "Tracedplanted", "Ndiaye", "events {");
		});
	}

	private List<Recorded> awaitSteps(String trace, String... names) {
		return await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.collector.of(trace),
					(steps) -> steps.stream().map(Recorded::name).toList().containsAll(List.of(names)) && steps
						.stream()
						.anyMatch((step) -> step.service().equals("gateway"))
							&& steps.stream()
								.anyMatch((step) -> step.name().startsWith("POST")
										&& step.service().equals("campaign-service")));
	}

	private static Recorded only(List<Recorded> steps, String service, String name) {
		return assertThat(steps).filteredOn((step) -> step.service().equals(service) && step.name().equals(name))
			.singleElement()
			.actual();
	}

	private String token() {
		String basic = Base64.getEncoder()
			.encodeToString("demo-partner:journey-secret".getBytes(StandardCharsets.UTF_8));
		return Citizens
			.json(this.citizens.send(HttpRequest.newBuilder(URI.create(this.system.url("/oauth2/token")))
				.header("Authorization", "Basic " + basic)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers
					.ofString("grant_type=client_credentials&scope=subscriptions:write%20events:read"))))
			.path("access_token")
			.stringValue();
	}

	private String subscribe(String token) {
		ObjectNode wanted = JsonMapper.shared()
			.createObjectNode()
			.put("url", "http://localhost:" + this.endpoint.getAddress().getPort() + "/hook");
		wanted.putArray("types").add("org.portevoix.signature.confirmed.v1");
		wanted.putArray("campaigns").add(Citizens.CAMPAIGN);
		var answer = this.citizens.send(as(token, "/api/v1/subscriptions").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(wanted.toString())));
		assertThat(answer.statusCode()).isEqualTo(201);
		return Citizens.json(answer).path("id").stringValue();
	}

	private HttpRequest.Builder as(String token, String path) {
		return HttpRequest.newBuilder(URI.create(this.system.url(path))).header("Authorization", "Bearer " + token);
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.told.add(new Told(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
			exchange.sendResponseHeaders(204, -1);
		}
	}

	private record Told(String traceparent, String body) {

	}

}
