package org.portevoix.campaign.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * What the gateway does for a signed-in browser, and no more: it adds the token, checks
 * what forms must send back, and sends the content security policy. A session can end.
 */
final class SmallGateway implements AutoCloseable {

	private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
			+ "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; font-src 'self'";

	private final HttpClient client = HttpClient.newHttpClient();

	private final HttpServer server;

	private final int behind;

	private volatile String token;

	private volatile boolean signedIn = true;

	private volatile String csrf = "csrf-1";

	SmallGateway(int behind, String token) throws IOException {
		this.behind = behind;
		this.token = token;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::pass);
		this.server.start();
	}

	String url(String path) {
		return "http://localhost:" + this.server.getAddress().getPort() + path;
	}

	void signOut() {
		this.signedIn = false;
	}

	void signIn(String newToken) {
		this.token = newToken;
		this.csrf = this.csrf + "1";
		this.signedIn = true;
	}

	private void pass(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString();
		byte[] body = exchange.getRequestBody().readAllBytes();
		boolean guarded = path.startsWith("/console");
		boolean unsafe = exchange.getRequestMethod().equals("POST");
		String sent = new String(body, StandardCharsets.UTF_8);
		if (guarded && (!this.signedIn
				|| (unsafe && !sent.contains("_csrf=" + this.csrf + "&") && !sent.endsWith("_csrf=" + this.csrf)))) {
			answer(exchange, 401, "text/html",
					"<!doctype html><title>Sign in</title>Sign in".getBytes(StandardCharsets.UTF_8));
			return;
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.behind + path))
			.header("Accept", "text/html")
			.header("Accept-Language", "en")
			.header("X-CSRF-Token", this.csrf)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
		if (guarded) {
			request.header("Authorization", "Bearer " + this.token);
		}
		try {
			HttpResponse<byte[]> answer = this.client.send(request.build(), BodyHandlers.ofByteArray());
			for (String header : List.of("Location", "Cache-Control", "Referrer-Policy")) {
				answer.headers()
					.firstValue(header)
					.ifPresent((value) -> exchange.getResponseHeaders().set(header, value));
			}
			answer(exchange, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse("text/html"),
					answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.client.close();
	}

}
