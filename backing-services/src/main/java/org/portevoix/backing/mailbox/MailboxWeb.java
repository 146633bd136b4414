package org.portevoix.backing.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Shows the mails: JSON under {@code /api}, pages for people elsewhere. */
final class MailboxWeb implements AutoCloseable {

	private static final int ON_A_PAGE = 100;

	private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; "
			+ "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private final JsonMapper json = JsonMapper.builder().build();

	private final HttpServer server;

	private final Mails mails;

	private final AtomicReference<Faults> faults;

	MailboxWeb(int port, Mails mails, AtomicReference<Faults> faults) throws IOException {
		this.mails = mails;
		this.faults = faults;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
	}

	void open() {
		this.server.start();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			switch (exchange.getRequestMethod() + " " + path) {
				case "GET /api/messages" -> list(exchange);
				case "DELETE /api/messages" -> clear(exchange);
				case "GET /api/faults" -> sendJson(exchange, 200, this.faults.get());
				case "PUT /api/faults" -> changeFaults(exchange);
				case "GET /" -> listPage(exchange);
				case "GET /mailbox.css" -> style(exchange);
				case "GET /health" -> sendJson(exchange, 200, Map.of("status", "UP", "mails", this.mails.count()));
				default -> other(exchange, path);
			}
		}
	}

	/** One after the other, since all of them may be more than fits in memory. */
	private void list(HttpExchange exchange) throws IOException {
		Map<String, String> query = query(exchange);
		int limit = Integer.parseInt(query.getOrDefault("limit", Integer.toString(Mails.KEPT)));
		Instant since = Instant.parse(query.getOrDefault("since", Instant.EPOCH.toString()));
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, 0);
		try (OutputStream out = exchange.getResponseBody(); JsonGenerator generator = this.json.createGenerator(out)) {
			generator.writeStartArray();
			for (Mail mail : this.mails.list(query.get("to"), since, limit)) {
				generator.writePOJO(Letter.of(mail));
			}
			generator.writeEndArray();
		}
	}

	private void clear(HttpExchange exchange) throws IOException {
		this.mails.clear();
		exchange.sendResponseHeaders(204, -1);
	}

	private void changeFaults(HttpExchange exchange) throws IOException {
		try {
			Asked asked = this.json.readValue(exchange.getRequestBody(), Asked.class);
			this.faults.set(asked.toFaults());
			sendJson(exchange, 200, this.faults.get());
		}
		catch (JacksonException | IllegalArgumentException ex) {
			sendJson(exchange, 400, Map.of("status", 400, "title", "Not a description of faults"));
		}
	}

	private void listPage(HttpExchange exchange) throws IOException {
		String to = Optional.ofNullable(query(exchange).get("to")).filter((text) -> !text.isBlank()).orElse(null);
		sendPage(exchange, 200, MailboxPages.list(this.mails.list(to, ON_A_PAGE).stream().map(Letter::of).toList(),
				this.mails.count(), to));
	}

	private void other(HttpExchange exchange, String path) throws IOException {
		Optional<Mail> mail = path.matches("/messages/\\d{1,18}")
				? this.mails.byId(Long.parseLong(path.substring("/messages/".length()))) : Optional.empty();
		if (mail.isPresent() && exchange.getRequestMethod().equals("GET")) {
			sendPage(exchange, 200, MailboxPages.letter(Letter.of(mail.get())));
		}
		else if (path.startsWith("/api/")) {
			sendJson(exchange, 404, Map.of("status", 404, "title", "No such thing here"));
		}
		else {
			sendPage(exchange, 404, MailboxPages.notFound());
		}
	}

	private static void style(HttpExchange exchange) throws IOException {
		try (var in = MailboxWeb.class.getResourceAsStream("mailbox.css")) {
			send(exchange, 200, "text/css; charset=utf-8", Objects.requireNonNull(in).readAllBytes());
		}
	}

	private static void sendPage(HttpExchange exchange, int status, String page) throws IOException {
		exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY);
		exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
		send(exchange, status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
	}

	private void sendJson(HttpExchange exchange, int status, Object body) throws IOException {
		send(exchange, status, "application/json", this.json.writeValueAsBytes(body));
	}

	private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
	}

	private static Map<String, String> query(HttpExchange exchange) {
		Map<String, String> query = new java.util.HashMap<>();
		String raw = exchange.getRequestURI().getRawQuery();
		for (String pair : (raw != null) ? raw.split("&") : new String[0]) {
			String[] parts = pair.split("=", 2);
			query.put(decode(parts[0]), (parts.length > 1) ? decode(parts[1]) : "");
		}
		return query;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** Faults as they are asked for: whatever is left out is not wrong. */
	record Asked(@Nullable Integer rejectWith, @Nullable String to, @Nullable Long delayMillis,
			@Nullable Boolean dropAfterData) {

		Faults toFaults() {
			return new Faults(this.rejectWith, this.to, (this.delayMillis != null) ? this.delayMillis : 0,
					Boolean.TRUE.equals(this.dropAfterData));
		}

	}

}
