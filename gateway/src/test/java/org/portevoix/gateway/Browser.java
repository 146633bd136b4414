package org.portevoix.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps cookies as a browser does, and says what a browser says about where a request
 * comes from. It follows no redirect by itself.
 */
final class Browser {

	static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

	private final Map<String, String> cookies = new LinkedHashMap<>();

	private final String origin;

	private RunningGateway gateway;

	Browser(RunningGateway gateway, String origin) {
		this.gateway = gateway;
		this.origin = origin;
	}

	Browser(RunningGateway gateway) {
		this(gateway, FakeIssuer.ISSUER);
	}

	/** What a load balancer does. */
	Browser through(RunningGateway another) {
		this.gateway = another;
		return this;
	}

	Map<String, String> cookies() {
		return this.cookies;
	}

	/** Another browser with the same cookies. */
	Browser copy() {
		Browser copy = new Browser(this.gateway, this.origin);
		copy.cookies.putAll(this.cookies);
		return copy;
	}

	HttpResponse<String> get(String path, String... headers) {
		return send(this.gateway.request(path).setHeader("Accept", HTML), headers);
	}

	/** Sends a form that a page of ours showed. */
	HttpResponse<String> post(String path, String form, String... headers) {
		return send(this.gateway.request(path)
			.header("Accept", HTML)
			.header("Origin", this.origin)
			.header("Sec-Fetch-Site", "same-origin")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)), headers);
	}

	HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		HttpResponse<String> answer = this.gateway.send(request.build());
		answer.headers().allValues("Set-Cookie").forEach(this::take);
		return answer;
	}

	private void take(String setCookie) {
		String[] pair = setCookie.split(";", 2)[0].split("=", 2);
		if (setCookie.contains("Max-Age=0")) {
			this.cookies.remove(pair[0]);
		}
		else {
			this.cookies.put(pair[0], pair[1]);
		}
	}

	/** Asks for a page and signs in on the way to it. */
	HttpResponse<String> signIn(FakeIssuer issuer, String subject, String path) {
		HttpResponse<String> back = get(issuer.signIn(toIssuer(path), subject));
		assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
		return back;
	}

	/** Asks for a page until it is sent to the issuer. */
	URI toIssuer(String path) {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		if (location(answer).startsWith("/signin/again")) {
			answer = get(location(answer));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		}
		assertThat(location(answer)).startsWith(FakeIssuer.ISSUER + "/oauth2/authorize?");
		return URI.create(location(answer));
	}

	static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

}
