package org.portevoix.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.portevoix.events.EventCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What member-service says over HTTP: tokens, their keys, and who agreed to what. */
final class Members implements AutoCloseable {

	static final String SECRET = "the-secret-of-notification-service";

	private static final String ISSUER = "http://localhost:8080";

	private final RSAKey key = key();

	private final HttpServer server;

	private final Map<String, ObjectNode> answers = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

	private volatile String otherwise = "no";

	private volatile boolean away;

	Members() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/oauth2/jwks",
				(exchange) -> answer(exchange, 200, new JWKSet(this.key.toPublicJWK()).toString()));
		this.server.createContext("/oauth2/token", this::token);
		this.server.createContext("/internal/contacts", this::contacts);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** A token of a client of an organisation. */
	String client(String organisation, String... scopes) {
		return sign(new JWTClaimsSet.Builder().subject("client-of-" + organisation)
			.claim("organisation", organisation)
			.claim("scope", String.join(" ", scopes)));
	}

	/** A token of a person with a role. */
	String person(String organisation, String role) {
		return sign(new JWTClaimsSet.Builder().subject("st4ff-1")
			.claim("name", "Noor Voorbeeld")
			.claim("scope", "openid console")
			.claim("roles", Map.of(organisation, role)));
	}

	/** From now on somebody behind an event, or with a reference, agrees. */
	void agrees(String event, String personRef, String givenName) {
		ObjectNode answer = EventCodec.mapper().createObjectNode();
		answer.put("answer", "data")
			.putObject("contact")
			.put("personRef", personRef)
			.put("givenName", givenName)
			.put("familyName", "Exemple")
			.put("email", givenName.toLowerCase(java.util.Locale.ROOT) + "@example.org")
			.put("purpose", "newsletter")
			.put("textVersion", "t-fr-2");
		this.answers.put(event, answer);
	}

	void says(String event, String what) {
		this.answers.put(event, EventCodec.mapper().createObjectNode().put("answer", what));
	}

	/** What it says about events that nothing was said about. */
	void saysOtherwise(String what) {
		this.otherwise = what;
	}

	void away(boolean isAway) {
		this.away = isAway;
	}

	int timesAsked(String event) {
		return this.asked.getOrDefault(event, new AtomicInteger()).get();
	}

	private void token(HttpExchange exchange) throws IOException {
		String basic = "Basic " + Base64.getEncoder()
			.encodeToString(("portevoix-notification:" + SECRET).getBytes(StandardCharsets.UTF_8));
		if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{}");
			return;
		}
		String token = sign(
				new JWTClaimsSet.Builder().subject("portevoix-notification").claim("scope", "contacts:read"));
		answer(exchange, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":300,\"token_type\":\"Bearer\"}");
	}

	private void contacts(HttpExchange exchange) throws IOException {
		String authorization = exchange.getRequestHeaders().getFirst("Authorization");
		if (this.away || authorization == null || !authorization.startsWith("Bearer ey")) {
			answer(exchange, this.away ? 503 : 401, "{}");
			return;
		}
		JsonNode request = EventCodec.mapper().readTree(exchange.getRequestBody().readAllBytes());
		ObjectNode all = EventCodec.mapper().createObjectNode();
		ObjectNode given = all.putObject("answers");
		request.path("events").forEach((event) -> {
			String id = event.stringValue();
			this.asked.computeIfAbsent(id, (_) -> new AtomicInteger()).incrementAndGet();
			given.set(id, this.answers.getOrDefault(id,
					EventCodec.mapper().createObjectNode().put("answer", this.otherwise)));
		});
		request.path("changes")
			.forEach((change) -> given.set(change.path("event").stringValue(),
					this.answers.getOrDefault(change.path("personRef").stringValue(),
							EventCodec.mapper().createObjectNode().put("answer", "no"))));
		answer(exchange, 200, all.toString());
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		try (exchange) {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	private String sign(JWTClaimsSet.Builder claims) {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build(),
					claims.issuer(ISSUER)
						.issueTime(new Date())
						.expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
						.build());
			jwt.sign(new RSASSASigner(this.key));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID("test").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<String> allScopes() {
		return List.of("subscriptions:write", "events:read");
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
