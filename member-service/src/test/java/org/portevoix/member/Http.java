package org.portevoix.member;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Talks to the service as any client does. */
public final class Http {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final String url;

	public Http(String url) {
		this.url = url;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	/** Puts JSON as the holder of a token. */
	public HttpResponse<String> put(String path, String token, String json, String... headers) {
		String[] all = Stream
			.concat(Stream.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
					Stream.of(headers))
			.toArray(String[]::new);
		return send("PUT", path, json, all);
	}

	/** Asks for a token. */
	public HttpResponse<String> token(String client, String secret, Map<String, String> form) {
		// As RFC 6749 has it: form-encoded before Base64.
		String basic = Base64.getEncoder()
			.encodeToString((encode(client) + ":" + encode(secret)).getBytes(StandardCharsets.UTF_8));
		return form("/oauth2/token", form, "Authorization", "Basic " + basic);
	}

	public HttpResponse<String> form(String path, Map<String, String> form, String... headers) {
		String body = form.entrySet()
			.stream()
			.map((entry) -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
			.collect(Collectors.joining("&"));
		return send("POST", path, body,
				Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
					.toArray(String[]::new));
	}

	/** A token of the operator. */
	public String operator() {
		HttpResponse<String> answer = token("portevoix-operator", RunningMemberService.OPERATOR_SECRET,
				Map.of("grant_type", "client_credentials"));
		assertThat(answer.statusCode()).isEqualTo(200);
		return json(answer).path("access_token").stringValue();
	}

	public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
