package org.portevoix.standalone.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests by HTTP, of citizens and of a partner. */
final class Web {

	static final JsonMapper JSON = JsonMapper.shared();

	/** Stands for an answer that never came. */
	static final int NOTHING = 0;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String SCOPES = "campaigns:write campaigns:read subscriptions:write events:read";

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final String base;

	Web(String base) {
		this.base = base;
	}

	Answer get(String path, @Nullable String token) {
		return send(request(path, token).GET());
	}

	Answer post(String path, @Nullable JsonNode body, @Nullable String token) {
		return send("POST", path, body, token);
	}

	Answer put(String path, JsonNode body) {
		return send("PUT", path, body, null);
	}

	/** A token of the demo partner, for everything that it may. */
	String token() {
		String basic = Base64.getEncoder()
			.encodeToString("demo-partner:journey-secret".getBytes(StandardCharsets.UTF_8));
		String form = "grant_type=client_credentials&scope=" + SCOPES.replace(" ", "%20").replace(":", "%3A");
		Answer answer = send(HttpRequest.newBuilder(URI.create(this.base + "/oauth2/token"))
			.header("Authorization", "Basic " + basic)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
		return answer.expect(200).json().path("access_token").stringValue();
	}

	private Answer send(String method, String path, @Nullable JsonNode body, @Nullable String token) {
		HttpRequest.Builder request = request(path, token);
		return send((body == null) ? request.method(method, HttpRequest.BodyPublishers.noBody())
				: request.header("Content-Type", "application/json")
					.method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
	}

	private HttpRequest.Builder request(String path, @Nullable String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path));
		return (token != null) ? request.header("Authorization", "Bearer " + token) : request;
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = this.http.send(request.timeout(PATIENCE).build(),
					HttpResponse.BodyHandlers.ofString());
			return new Answer(answer.statusCode(), answer.body(),
					answer.headers().firstValue("Portevoix-Cursor").orElse(""));
		}
		catch (IOException ex) {
			return new Answer(NOTHING, String.valueOf(ex), "");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What came back; a status of {@link #NOTHING} if nothing did. */
	record Answer(int status, String body, String cursor) {

		JsonNode json() {
			return JSON.readTree(this.body);
		}

		/** Whether it tells a person that it did not work. */
		boolean isTrouble() {
			return this.status == NOTHING || this.status >= 500;
		}

		Answer expect(int wanted) {
			if (this.status != wanted) {
				throw new IllegalStateException("%d instead of %d: %s".formatted(this.status, wanted, this.body));
			}
			return this;
		}

	}

}
