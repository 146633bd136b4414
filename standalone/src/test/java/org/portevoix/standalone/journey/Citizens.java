package org.portevoix.standalone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.awaitility.Awaitility.await;

/** What citizens do, over HTTP and by mail, and nothing else. */
final class Citizens {

	static final String CAMPAIGN = "social-protection";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final RunningSystem system;

	private final String slug;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	Citizens(RunningSystem system) {
		this(system, CAMPAIGN);
	}

	Citizens(RunningSystem system, String slug) {
		this.system = system;
		this.slug = slug;
	}

	/** A form as it would be sent, with no box ticked. */
	ObjectNode form(String givenName, String email, String language) {
		return JSON.createObjectNode()
			.put("givenName", givenName)
			.put("familyName", "Ndiaye")
			.put("email", email)
			.put("country", "BE")
			.put("postcode", "1000")
			.put("locale", language)
			.put("ageConfirmed", true);
	}

	/** Ticks, or leaves open, each box of the form. */
	ObjectNode answering(ObjectNode form, boolean granted) {
		String language = form.path("locale").stringValue();
		var answers = form.putArray("consents");
		campaign().path("consents")
			.forEach((question) -> answers.addObject()
				.put("purpose", question.path("purpose").stringValue())
				.put("organisation", question.path("organisation").stringValue())
				.put("granted", granted)
				.put("textVersion", question.path("textVersion").path(language).stringValue()));
		return form;
	}

	JsonNode campaign() {
		return json(campaignAnswer());
	}

	HttpResponse<String> campaignAnswer() {
		return get("/api/v1/campaigns/" + this.slug);
	}

	HttpResponse<String> sign(JsonNode form) {
		return post("/api/v1/campaigns/" + this.slug + "/signatures", form);
	}

	HttpResponse<String> confirm(String token) {
		return post("/api/v1/signatures/confirmations", JSON.createObjectNode().put("token", token));
	}

	HttpResponse<String> withdraw(String token) {
		return post("/api/v1/signatures/withdrawals", JSON.createObjectNode().put("token", token));
	}

	long count() {
		return json(get("/api/v1/campaigns/" + this.slug + "/count")).path("confirmed").longValue();
	}

	void awaitCount(long expected) {
		await().atMost(RunningSystem.PATIENCE).until(this::count, (count) -> count == expected);
	}

	/** The mails to an address, newest first. */
	List<JsonNode> mails(String address) {
		JsonNode found = json(fetch(
				this.system.mailboxUrl("/api/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8))));
		return StreamSupport.stream(found.spliterator(), false).toList();
	}

	/** The newest mail once there are as many as that. */
	JsonNode awaitMail(String address, int number) {
		return await().atMost(RunningSystem.PATIENCE)
			.until(() -> mails(address), (mails) -> mails.size() >= number)
			.getFirst();
	}

	/** The token in a link of a mail. */
	static String token(JsonNode mail, String page) {
		Matcher link = Pattern.compile("/" + page + "\\?token=([A-Za-z0-9._-]+)")
			.matcher(mail.path("text").stringValue());
		if (!link.find()) {
			throw new AssertionError("No link to " + page + " in the mail");
		}
		return link.group(1);
	}

	HttpResponse<String> get(String path) {
		return fetch(this.system.url(path));
	}

	HttpResponse<String> fetch(String url) {
		return send(HttpRequest.newBuilder(URI.create(url)));
	}

	HttpResponse<String> post(String path, JsonNode body) {
		return send(HttpRequest.newBuilder(URI.create(this.system.url(path)))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.timeout(Duration.ofSeconds(20)).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static JsonNode json(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

}
