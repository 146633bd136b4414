package org.portevoix.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** The console as the gateway asks for it on behalf of somebody. */
public final class Console {

	private final HttpClient client = HttpClient.newHttpClient();

	private final String root;

	private final Issuer issuer;

	public Console(String root, Issuer issuer) {
		this.root = root;
		this.issuer = issuer;
	}

	/** The token of a person with a role in one organisation. */
	public String token(String organisation, String role) {
		return this.issuer.token(
				Map.of("scope", "openid console", "name", "Noor Voorbeeld", "roles", Map.of(organisation, role)),
				"http://localhost:8080", Instant.now().plusSeconds(600));
	}

	public HttpResponse<String> get(String path, String token) {
		return send(request(path, token).GET().build());
	}

	public HttpResponse<String> post(String path, String token, Map<String, String> form) {
		return send(request(path, token).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body(form)))
			.build());
	}

	/** An answer that is read as it comes. */
	public HttpResponse<InputStream> open(String method, String path, String token) {
		try {
			return this.client.send(request(path, token).method(method, HttpRequest.BodyPublishers.noBody()).build(),
					BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private HttpRequest.Builder request(String path, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.root + path))
			.header("Accept", "text/html, */*;q=0.5")
			.header("Accept-Language", "en")
			.header("X-CSRF-Token", "from-the-gateway");
		return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String body(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
