package org.portevoix.benchmarks.platform;

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

/** What is done now and then, by the contract's names; load goes another way. */
public final class Api {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Duration WARMING = Duration.ofMinutes(2);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final URI base;

	private final Duration patience;

	private @Nullable String token;

	Api(URI base, Duration patience) {
		this.base = base;
		this.patience = patience;
	}

	/** Gets a token, which later requests carry. */
	public Answer authenticate(String client, String secret, String scopes) throws IOException {
		String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
		String form = "grant_type=client_credentials&scope=" + scopes.replace(" ", "%20").replace(":", "%3A");
		Answer answer = send(HttpRequest.newBuilder(this.base.resolve("/oauth2/token"))
			.header("Authorization", "Basic " + basic)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
		if (answer.status() == 200) {
			this.token = answer.json().path("access_token").asString("");
		}
		return answer;
	}

	public Answer get(String path) throws IOException {
		return send(request(path).GET());
	}

	/**
	 * Asks until it is answered as it should be: the first request of a kind may find a
	 * service that is still cold, and a machine that is busy.
	 */
	public Answer await(String path, int wanted) throws IOException {
		long deadline = System.nanoTime() + WARMING.toNanos();
		Answer answer = get(path);
		while (answer.status() != wanted && System.nanoTime() < deadline) {
			pause();
			answer = get(path);
		}
		return answer.expect(wanted);
	}

	private static void pause() throws IOException {
		try {
			Thread.sleep(Duration.ofMillis(500));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	public Answer delete(String path) throws IOException {
		return send(request(path).DELETE());
	}

	/** Posts JSON, or nothing. */
	public Answer post(String path, @Nullable JsonNode body) throws IOException {
		HttpRequest.Builder request = request(path);
		return send((body != null)
				? request.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
				: request.POST(HttpRequest.BodyPublishers.noBody()));
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.base.resolve(path));
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		return request;
	}

	private Answer send(HttpRequest.Builder request) throws IOException {
		try {
			HttpResponse<String> answer = this.http.send(request.timeout(this.patience).build(),
					HttpResponse.BodyHandlers.ofString());
			return new Answer(answer.statusCode(), answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/** What came back. */
	public record Answer(int status, String body) {

		public JsonNode json() {
			return JSON.readTree(this.body);
		}

		/** This answer, if it is as it should be. */
		public Answer expect(int wanted) throws IOException {
			if (this.status != wanted) {
				throw new IOException("status %d instead of %d: %s".formatted(this.status, wanted, this.body));
			}
			return this;
		}

	}

}
