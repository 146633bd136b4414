package org.portevoix.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * A service behind the gateway: a real server that remembers what it was asked.
 */
final class FakeService implements AutoCloseable {

	private final HttpServer server;

	private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();

	private final List<Asked> asked = new CopyOnWriteArrayList<>();

	private FakeService(HttpServer server) {
		this.server = server;
	}

	static FakeService start() throws IOException {
		return startOn(0);
	}

	static FakeService startOn(int port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		FakeService service = new FakeService(server);
		server.createContext("/", service::handle);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.start();
		return service;
	}

	/** Decides how a path is answered; others are answered 200 with the path. */
	FakeService answering(String path, HttpHandler answer) {
		this.answers.put(path, answer);
		return this;
	}

	static HttpHandler with(int status, String body, String... headers) {
		return (exchange) -> {
			for (int i = 0; i < headers.length; i += 2) {
				exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
			}
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		};
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		this.asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
				exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
		exchange.setStreams(new ByteArrayInputStream(body), null);
		String path = exchange.getRequestURI().getPath();
		this.answers.getOrDefault(path, with(200, path, "Content-Type", "text/plain")).handle(exchange);
	}

	List<Asked> asked(String pathAndQuery) {
		return this.asked.stream().filter((asked) -> asked.uri().equals(pathAndQuery)).toList();
	}

	String url() {
		return "http://localhost:" + port();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	record Asked(String method, String uri, Headers headers, String body) {
	}

}
