package org.portevoix.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the demo campaign as any client of the API would, through the gateway. What is
 * there stays as it is, so a person may change it and start again.
 */
final class Seeder {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Duration PAUSE = Duration.ofMillis(300);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String SCOPES = "organisations:write campaigns:write campaigns:read";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Settings settings;

	private final String secret;

	private final Voice voice;

	private String doing = "";

	private String token = "";

	Seeder(Settings settings, String secret, Voice voice) {
		this.settings = settings;
		this.secret = secret;
		this.voice = voice;
	}

	/** Tries until the campaign is public; says so if it can't be made. */
	void seed() {
		long deadline = System.nanoTime() + LIMIT.toNanos();
		int status = 0;
		boolean done = false;
		while (!done && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
			try {
				status = step();
				done = isPublic();
			}
			catch (IOException | JacksonException ex) {
				status = -1;
			}
			if (!done) {
				pause();
			}
		}
		if (!done) {
			this.voice.say("The demo campaign is not there: %s was answered with %s. Everything else runs.", this.doing,
					(status > 0) ? "status " + status : "nothing");
		}
	}

	private boolean isPublic() throws IOException {
		return send("GET", "/api/v1/campaigns/" + SeedData.SLUG, null).statusCode() == 200;
	}

	/**
	 * Does what is still to do, up to the first refusal.
	 * @return the status of the last answer
	 */
	private int step() throws IOException {
		if (isPublic()) {
			return 200;
		}
		HttpResponse<String> granted = grant();
		if (granted.statusCode() != 200) {
			return granted.statusCode();
		}
		this.token = JsonMapper.shared().readTree(granted.body()).path("access_token").asString("");
		SeedData data = SeedData.load();
		for (JsonNode organisation : data.organisations()) {
			int status = send("PUT", "/api/v1/organisations/" + organisation.get("organisationId").asString(),
					organisation)
				.statusCode();
			if (status >= 300) {
				return status;
			}
		}
		int created = send("POST", "/api/v1/campaigns", data.campaign()).statusCode();
		if (created >= 300 && created != 409) {
			return created;
		}
		return send("POST", "/api/v1/campaigns/" + SeedData.SLUG + "/publish", null).statusCode();
	}

	private HttpResponse<String> grant() throws IOException {
		this.doing = "POST /oauth2/token";
		String client = Base64.getEncoder()
			.encodeToString(("portevoix-operator:" + this.secret).getBytes(StandardCharsets.UTF_8));
		return send(HttpRequest.newBuilder(uri("/oauth2/token"))
			.header("Authorization", "Basic " + client)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("grant_type=client_credentials&scope=" + SCOPES.replace(" ", "%20").replace(":", "%3A"))));
	}

	private HttpResponse<String> send(String method, String path, @Nullable JsonNode body) throws IOException {
		this.doing = method.equals("GET") ? this.doing : method + " " + path;
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.method(method, (body != null) ? HttpRequest.BodyPublishers.ofString(body.toString())
					: HttpRequest.BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (!method.equals("GET")) {
			request.header("Authorization", "Bearer " + this.token);
		}
		return send(request);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create(this.settings.localUrl("GATEWAY_PORT") + path);
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
