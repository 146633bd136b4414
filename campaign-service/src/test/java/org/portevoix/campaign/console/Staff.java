package org.portevoix.campaign.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Somebody at the console, as the gateway lets her requests through. */
final class Staff {

	static final String CSRF = "csrf-of-the-session";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final String root;

	private final @Nullable String token;

	private final String language;

	Staff(int port, @Nullable String token, String language) {
		this.root = "http://localhost:" + port;
		this.token = token;
		this.language = language;
	}

	HttpResponse<String> get(String path) {
		return send("GET", path, null, "application/x-www-form-urlencoded");
	}

	/** A page that is there, or that its address leads to. */
	String page(String path) {
		HttpResponse<String> answer = get(path);
		if (answer.statusCode() == 303) {
			answer = get(answer.headers().firstValue("Location").orElseThrow());
		}
		if (answer.statusCode() != 200) {
			throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
		}
		return answer.body();
	}

	HttpResponse<String> send(HtmlForm form) {
		return post(form.action, form.fields);
	}

	/** Sends a form that is taken, and looks at the page that follows. */
	String taken(HtmlForm form) {
		HttpResponse<String> answer = send(form);
		if (answer.statusCode() != 303) {
			throw new AssertionError(form.action + " answered " + answer.statusCode() + ": " + answer.body());
		}
		return page(answer.headers().firstValue("Location").orElseThrow());
	}

	HttpResponse<String> post(String path, Map<String, String> fields) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
		return send("POST", path, body, "application/x-www-form-urlencoded");
	}

	HttpResponse<String> send(String method, String path, @Nullable String body, String type) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.root + path))
			.header("Accept", path.startsWith("/api/") ? "*/*" : "text/html")
			.header("Accept-Language", this.language)
			.header("X-CSRF-Token", CSRF)
			.header("Content-Type", type)
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (this.token != null) {
			request.header("Authorization", "Bearer " + this.token);
		}
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
