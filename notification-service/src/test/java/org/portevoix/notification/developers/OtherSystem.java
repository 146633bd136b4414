package org.portevoix.notification.developers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands for what an example calls: writes down what it is asked, and answers. */
final class OtherSystem implements AutoCloseable {

	private final List<Asked> asked = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private OtherSystem(HttpServer server) {
		this.server = server;
	}

	static OtherSystem start(Function<Asked, Answer> answers) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		OtherSystem system = new OtherSystem(server);
		server.createContext("/", (exchange) -> system.answer(exchange, answers));
		server.start();
		return system;
	}

	private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
		try (exchange) {
			Asked one = new Asked(exchange.getRequestURI().toString(),
					exchange.getRequestHeaders()
						.entrySet()
						.stream()
						.collect(java.util.stream.Collectors.toMap((header) -> header.getKey().toLowerCase(),
								(header) -> header.getValue().getFirst())),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			this.asked.add(one);
			Answer answer = answers.apply(one);
			answer.headers().forEach(exchange.getResponseHeaders()::set);
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer.status(), body.length);
			exchange.getResponseBody().write(body);
		}
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	List<Asked> asked() {
		return List.copyOf(this.asked);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** What was asked. */
	record Asked(String uri, Map<String, String> headers, String body) {

	}

	/** What is answered. */
	record Answer(int status, Map<String, String> headers, String body) {

		static Answer ok(String body) {
			return new Answer(200, Map.of("Content-Type", "application/json"), body);
		}

	}

}
