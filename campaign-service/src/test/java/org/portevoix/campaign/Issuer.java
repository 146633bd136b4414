package org.portevoix.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** Signs tokens as member-service does, and shows its key where member-service would. */
public final class Issuer {

	private static final String PUBLIC_URL = "http://localhost:8080";

	private final RSAKey key;

	private final HttpServer server;

	private Issuer(RSAKey key, HttpServer server) {
		this.key = key;
		this.server = server;
	}

	public static Issuer start() {
		try {
			RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
			byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/oauth2/jwks", (exchange) -> {
				exchange.getResponseHeaders().set("Content-Type", "application/json");
				exchange.sendResponseHeaders(200, keys.length);
				exchange.getResponseBody().write(keys);
				exchange.close();
			});
			server.start();
			return new Issuer(key, server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The value of {@code MEMBER_URL}. */
	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	public void stop() {
		this.server.stop(0);
	}

	/** A token for one organisation. */
	public String token(String organisation, String scope) {
		return token(Map.of("organisation", organisation, "scope", scope), PUBLIC_URL, Instant.now().plusSeconds(300));
	}

	/** A token for the platform. */
	public String platformToken(String scope) {
		return token(Map.of("platform", true, "scope", scope), PUBLIC_URL, Instant.now().plusSeconds(300));
	}

	public String token(Map<String, Object> claims, String issuer, Instant expiry) {
		JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().issuer(issuer)
			.subject("test")
			.issueTime(new Date())
			.expirationTime(Date.from(expiry));
		claims.forEach(set::claim);
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), set.build());
		try {
			token.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

}
