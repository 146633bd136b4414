package org.portevoix.standalone.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.portevoix.standalone.journey.RunningSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.awaitility.Awaitility.await;

/** The demo partner: it makes campaigns, subscribes, and pulls the feed. */
final class Partner {

	private static final String CONFIRMED = "org.portevoix.signature.confirmed.v1";

	private final Web web;

	private final Receiver receiver;

	private final Map<String, Set<String>> pulled = new HashMap<>();

	private int pulledAgain;

	private String cursor = "";

	Partner(Web web, Receiver receiver) {
		this.web = web;
		this.receiver = receiver;
	}

	/** Opens a campaign and subscribes to it; waits until it can be signed. */
	void open(String slug) {
		String token = await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(this.web::token, (got) -> true);
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.web.post("/api/v1/campaigns", draft(slug), token).status(),
					(status) -> status == 201 || status == 409);
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.web.post("/api/v1/campaigns/" + slug + "/publish", null, token).status() == 200);
		await().atMost(RunningSystem.PATIENCE)
			.until(() -> this.web.get("/api/v1/campaigns/" + slug + "/count", null).status() == 200);
		// Which campaigns there are, notification-service knows from the log.
		JsonNode subscription = await().atMost(RunningSystem.PATIENCE)
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> this.web.post("/api/v1/subscriptions", wanted(slug), token),
					(answer) -> answer.status() == 201)
			.json();
		this.receiver.expect(slug, subscription.path("secret").stringValue());
	}

	private static ObjectNode draft(String slug) {
		ObjectNode draft = Web.JSON.createObjectNode()
			.put("slug", slug)
			.put("organisation", "wsm")
			.put("defaultLanguage", "fr")
			.put("goal", 1000);
		draft.putArray("targets").addObject().put("name", "A. Minister").put("office", "Ministry (fictional)");
		draft.putArray("consents").addObject().put("purpose", "newsletter").put("organisation", "wsm");
		draft.putObject("translations")
			.putObject("fr")
			.put("title", "Qui compte, compte une fois")
			.put("demand", "Comptez chacune une fois, quoi qu'il arrive.")
			.put("story", "Une campagne que seuls des essais signent.")
			.put("thanks", "Merci.");
		return draft;
	}

	private ObjectNode wanted(String slug) {
		ObjectNode wanted = Web.JSON.createObjectNode().put("url", this.receiver.url(slug));
		wanted.putArray("types").add(CONFIRMED);
		wanted.putArray("campaigns").add(slug);
		return wanted;
	}

	/** How many different events of a campaign the feed has had until now. */
	int pull(String slug) {
		String token = this.web.token();
		Web.Answer answer = page(token);
		while (answer.status() == 200 && !answer.json().isEmpty()) {
			answer.json().forEach(this::take);
			this.cursor = answer.cursor();
			answer = page(token);
		}
		return this.pulled.getOrDefault(slug, Set.of()).size();
	}

	/** How often the feed gave an event again. */
	int pulledAgain() {
		return this.pulledAgain;
	}

	private Web.Answer page(String token) {
		return this.web.get("/api/v1/events?types=" + CONFIRMED + "&timeout=0"
				+ (this.cursor.isEmpty() ? "" : "&after=" + this.cursor), token);
	}

	private void take(JsonNode event) {
		if (!this.pulled.computeIfAbsent(event.path("subject").stringValue(), (unused) -> new HashSet<>())
			.add(event.path("id").stringValue())) {
			this.pulledAgain++;
		}
	}

}
