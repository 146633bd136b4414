package org.portevoix.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

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
import org.jspecify.annotations.Nullable;

/**
 * An issuer that keeps to the letter of OpenID Connect: codes work once, for who asked,
 * with the right verifier, address and secret. What it signs can be made wrong.
 */
final class FakeIssuer implements AutoCloseable {

	static final String ISSUER = "http://act.example.org";

	static final String CLIENT = "portevoix-console";

	private final RSAKey key = newKey();

	private final FakeService service = FakeService.start();

	private final Map<String, Asked> codes = new ConcurrentHashMap<>();

	private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

	private final List<String> revoked = new CopyOnWriteArrayList<>();

	private final AtomicInteger renewals = new AtomicInteger();

	private final AtomicInteger number = new AtomicInteger();

	private volatile int lifetime = 300;

	private volatile boolean rotating;

	private volatile boolean away;

	private volatile UnaryOperator<String> idToken = UnaryOperator.identity();

	private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

	private volatile Map<String, Object> accessClaims = Map.of();

	FakeIssuer() throws IOException {
		this.service.answering("/oauth2/token", this::token)
			.answering("/oauth2/revoke", this::revoke)
			.answering("/oauth2/jwks",
					(exchange) -> answer(exchange, 200, new JWKSet(this.key.toPublicJWK()).toString()));
	}

	static RSAKey newKey() {
		try {
			return new RSAKeyGenerator(2048).keyID("key").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	FakeService service() {
		return this.service;
	}

	RSAKey key() {
		return this.key;
	}

	/** How long access tokens live from now on. */
	FakeIssuer lifetime(int seconds) {
		this.lifetime = seconds;
		return this;
	}

	/** Whether a refresh token works once only. */
	FakeIssuer rotating(boolean rotating) {
		this.rotating = rotating;
		return this;
	}

	FakeIssuer away(boolean away) {
		this.away = away;
		return this;
	}

	FakeIssuer claims(UnaryOperator<JWTClaimsSet.Builder> claims) {
		this.claims = claims;
		return this;
	}

	FakeIssuer idToken(UnaryOperator<String> idToken) {
		this.idToken = idToken;
		return this;
	}

	FakeIssuer accessClaims(Map<String, Object> accessClaims) {
		this.accessClaims = accessClaims;
		return this;
	}

	void forgetRefreshTokens() {
		this.refreshTokens.clear();
	}

	int renewals() {
		return this.renewals.get();
	}

	List<String> revoked() {
		return this.revoked;
	}

	/**
	 * Does what a person does who is sent here and signs in.
	 * @return the path and query with which her browser goes back
	 */
	String signIn(URI location, String subject) {
		Map<String, String> asked = form(location.getRawQuery());
		String code = "code-" + this.number.incrementAndGet();
		this.codes.put(code, new Asked(asked, subject));
		return "/signin/callback?code=" + code + "&state=" + asked.get("state");
	}

	private void token(HttpExchange exchange) throws IOException {
		if (this.away) {
			answer(exchange, 503, "");
			return;
		}
		String pair = CLIENT + ":" + URLEncoder.encode(RunningGateway.CONSOLE_SECRET, StandardCharsets.UTF_8);
		String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
		if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{\"error\":\"invalid_client\"}");
			return;
		}
		Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		String answer = switch (form.getOrDefault("grant_type", "")) {
			case "authorization_code" -> exchange(form);
			case "refresh_token" -> renew(form);
			default -> null;
		};
		answer(exchange, (answer != null) ? 200 : 400, (answer != null) ? answer : "{\"error\":\"invalid_grant\"}");
	}

	private @Nullable String exchange(Map<String, String> form) {
		Asked asked = this.codes.remove(form.getOrDefault("code", ""));
		if (asked == null || !asked.parameters().get("redirect_uri").equals(form.get("redirect_uri"))
				|| !asked.parameters().get("code_challenge").equals(challenge(form.get("code_verifier")))) {
			return null;
		}
		String claimed = this.idToken.apply(
				sign(this.claims
					.apply(new JWTClaimsSet.Builder().issuer(ISSUER)
						.subject(asked.subject())
						.audience(CLIENT)
						.issueTime(new Date())
						.expirationTime(Date.from(Instant.now().plusSeconds(300)))
						.claim("nonce", asked.parameters().get("nonce")))
					.build(), this.key));
		return tokens(asked.subject(), newRefresh(asked.subject()), ",\"id_token\":\"" + claimed + "\"");
	}

	private @Nullable String renew(Map<String, String> form) {
		String given = form.getOrDefault("refresh_token", "");
		String subject = this.rotating ? this.refreshTokens.remove(given) : this.refreshTokens.get(given);
		this.renewals.incrementAndGet();
		return (subject != null) ? tokens(subject, this.rotating ? newRefresh(subject) : given, "") : null;
	}

	private String newRefresh(String subject) {
		String refresh = "refresh_" + this.number.incrementAndGet();
		this.refreshTokens.put(refresh, subject);
		return refresh;
	}

	private String tokens(String subject, String refresh, String more) {
		JWTClaimsSet.Builder access = new JWTClaimsSet.Builder().issuer(ISSUER)
			.subject(subject)
			.jwtID(Integer.toString(this.number.incrementAndGet()));
		this.accessClaims.forEach(access::claim);
		return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"refresh_token\":\"%s\"%s}"
			.formatted(sign(access.build(), this.key), this.lifetime, refresh, more);
	}

	private void revoke(HttpExchange exchange) throws IOException {
		if (this.away) {
			answer(exchange, 503, "");
			return;
		}
		String token = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).get("token");
		this.revoked.add(token);
		this.refreshTokens.remove(token);
		answer(exchange, 200, "");
	}

	static String sign(JWTClaimsSet claims, RSAKey key) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims);
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String challenge(@Nullable String verifier) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Map<String, String> form(String text) {
		Map<String, String> form = new HashMap<>();
		for (String field : text.split("&")) {
			String[] parts = field.split("=", 2);
			form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return form;
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		FakeService.with(status, body, "Content-Type", "application/json").handle(exchange);
	}

	@Override
	public void close() {
		this.service.close();
	}

	/** What a browser was sent here with. */
	private record Asked(Map<String, String> parameters, String subject) {

		private Asked {
			parameters = Map.copyOf(parameters);
		}

	}

}
