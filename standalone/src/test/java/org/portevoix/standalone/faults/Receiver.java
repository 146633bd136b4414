package org.portevoix.standalone.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A partner's endpoint: it takes what is signed with the secret of its campaign. */
final class Receiver implements AutoCloseable {

	private final HttpServer server;

	private final Map<String, String> secrets = new ConcurrentHashMap<>();

	private final Map<String, Map<String, AtomicInteger>> received = new ConcurrentHashMap<>();

	private final AtomicInteger forged = new AtomicInteger();

	Receiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	String url(String slug) {
		return "http://localhost:" + this.server.getAddress().getPort() + "/" + slug;
	}

	void expect(String slug, String secret) {
		this.secrets.put(slug, secret);
	}

	/** How many different events came of a campaign. */
	int distinct(String slug) {
		return of(slug).size();
	}

	/** How often one of them came again. */
	int again(String slug) {
		return of(slug).values().stream().mapToInt((times) -> times.get() - 1).sum();
	}

	/** How many requests were not signed as they should be. */
	int forged() {
		return this.forged.get();
	}

	private Map<String, AtomicInteger> of(String slug) {
		return this.received.computeIfAbsent(slug, (unused) -> new ConcurrentHashMap<>());
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			String slug = exchange.getRequestURI().getPath().substring(1);
			String id = exchange.getRequestHeaders().getFirst("webhook-id");
			String secret = this.secrets.get(slug);
			// The first may come before its subscriber knows the secret.
			if (secret == null) {
				exchange.sendResponseHeaders(503, -1);
				return;
			}
			if (isSigned(exchange, id, body, secret)) {
				of(slug).computeIfAbsent(id, (unused) -> new AtomicInteger()).incrementAndGet();
			}
			else {
				this.forged.incrementAndGet();
			}
			exchange.sendResponseHeaders(204, -1);
		}
	}

	private static boolean isSigned(HttpExchange exchange, String id, byte[] body, String secret) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
			mac.update((id + "." + exchange.getRequestHeaders().getFirst("webhook-timestamp") + ".")
				.getBytes(StandardCharsets.UTF_8));
			String wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
			String given = exchange.getRequestHeaders().getFirst("webhook-signature");
			for (String one : given.split(" ")) {
				if (MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8),
						one.getBytes(StandardCharsets.UTF_8))) {
					return true;
				}
			}
			return false;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
