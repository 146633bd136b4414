package org.portevoix.member.oauth;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portevoix.member.Http;
import org.portevoix.member.RunningMemberService;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portevoix.member.Http.json;

class TokensIT {

	private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");

	private static final String ISSUER = "https://portevoix.example.org";

	private static final String NEVER_VALID = "{}";

	private final Http http = new Http(RunningMemberService.url(RunningMemberService.shared()));

	@Test
	void areSignedWithAPublishedKeyAndSayForWhom() throws Exception {
		HttpResponse<String> answer = this.http.token("demo-partner", RunningMemberService.CLIENT_SECRET,
				Map.of("grant_type", "client_credentials", "scope", "campaigns:read events:read"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(json(answer).path("token_type").stringValue()).isEqualTo("Bearer");
		assertThat(json(answer).path("expires_in").asInt()).isBetween(290, 300);
		SignedJWT token = SignedJWT.parse(json(answer).path("access_token").stringValue());
		RSAKey key = JWKSet.parse(this.http.get("/oauth2/jwks").body())
			.getKeyByKeyId(token.getHeader().getKeyID())
			.toRSAKey();
		assertThat(key.isPrivate()).isFalse();
		assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
		JWTClaimsSet claims = token.getJWTClaimsSet();
		assertThat(claims.getIssuer()).isEqualTo(ISSUER);
		assertThat(claims.getSubject()).isEqualTo("demo-partner");
		assertThat(claims.getStringClaim("organisation")).isEqualTo("wsm");
		assertThat(claims.getStringClaim("scope").split(" ")).containsExactlyInAnyOrder("campaigns:read",
				"events:read");
		assertThat(claims.getClaim("platform")).isNull();
	}

	@Test
	void ofTheOperatorStandForThePlatformWithAllScopesUnlessSomeAreAsked() throws Exception {
		JWTClaimsSet claims = SignedJWT.parse(this.http.operator()).getJWTClaimsSet();
		assertThat(claims.getBooleanClaim("platform")).isTrue();
		assertThat(claims.getClaim("organisation")).isNull();
		assertThat(claims.getStringClaim("scope").split(" ")).containsExactlyInAnyOrder("organisations:write",
				"campaigns:write", "campaigns:read");
	}

	@ParameterizedTest
	@CsvSource({ "demo-partner,wrong,client_credentials,events:read,401,invalid_client",
			"nobody,wrong,client_credentials,events:read,401,invalid_client",
			"portevoix-operator,operator-secret-of-tests,client_credentials,subscriptions:write,400,invalid_scope",
			"portevoix-operator,operator-secret-of-tests,password,campaigns:read,400,unsupported_grant_type",
			"portevoix-operator,operator-secret-of-tests,authorization_code,campaigns:read,400,invalid_request",
			"portevoix-operator,operator-secret-of-tests,,campaigns:read,400,invalid_request" })
	void areRefusedAsTheStandardSays(String client, String secret, String grant, String scope, int status,
			String error) {
		HttpResponse<String> answer = this.http.token(client, secret,
				(grant != null) ? Map.of("grant_type", grant, "scope", scope) : Map.of("scope", scope));
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(json(answer).path("error").stringValue()).isEqualTo(error);
		assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
	}

	@Test
	void areNotGivenToWhoSaysNothingOrSendsTheSecretInTheForm() {
		for (HttpResponse<String> answer : new HttpResponse[] { this.http.form("/oauth2/token", GRANT),
				this.http.form("/oauth2/token", Map.of("grant_type", "client_credentials", "client_id",
						"portevoix-operator", "client_secret", RunningMemberService.OPERATOR_SECRET)) }) {
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(json(answer).path("error").stringValue()).isEqualTo("invalid_client");
		}
	}

	@Test
	void areAnnouncedWithWhatThereIsAndNoMore() {
		for (String path : new String[] { "oauth-authorization-server", "openid-configuration" }) {
			JsonNode metadata = json(this.http.get("/.well-known/" + path));
			assertThat(metadata.path("issuer").stringValue()).isEqualTo(ISSUER);
			assertThat(metadata.path("token_endpoint").stringValue()).isEqualTo(ISSUER + "/oauth2/token");
			assertThat(metadata.path("jwks_uri").stringValue()).isEqualTo(ISSUER + "/oauth2/jwks");
			assertThat(metadata.path("grant_types_supported").toString())
				.isEqualTo("[\"client_credentials\",\"authorization_code\",\"refresh_token\"]");
			assertThat(metadata.path("authorization_endpoint").stringValue()).isEqualTo(ISSUER + "/oauth2/authorize");
			assertThat(metadata.path("revocation_endpoint").stringValue()).isEqualTo(ISSUER + "/oauth2/revoke");
			assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
		}
		for (String path : new String[] { "/oauth2/introspect", "/oauth2/revoke", "/userinfo", "/connect/register",
				"/connect/logout", "/oauth2/device_authorization", "/oauth2/par", "/login" }) {
			assertThat(this.http.get(path).statusCode()).as(path).isEqualTo(404);
		}
	}

	@Test
	void openTheApiOnlyWhileTheyAreGenuineAndInTime() throws Exception {
		assertThat(put(this.http.operator())).isEqualTo(400);
		assertThat(put(minted(RunningMemberService.SIGNING_KEY, (_) -> {
		}))).isEqualTo(400);
		assertThat(put(minted(SigningKeyTests.key("RSA", 2048), (_) -> {
		}))).isEqualTo(401);
		assertThat(put(minted(RunningMemberService.SIGNING_KEY, (claims) -> claims.issuer("https://example.org"))))
			.isEqualTo(401);
		assertThat(put(minted(RunningMemberService.SIGNING_KEY,
				(claims) -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))))))
			.isEqualTo(401);
		assertThat(put(minted(RunningMemberService.SIGNING_KEY, (claims) -> claims.claim("scope", "campaigns:write"))))
			.isEqualTo(403);
	}

	private int put(String token) {
		return this.http.put("/api/v1/organisations/tokens", token, NEVER_VALID).statusCode();
	}

	private static String minted(String key, Consumer<JWTClaimsSet.Builder> change) throws Exception {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(ISSUER)
			.expirationTime(Date.from(Instant.now().plusSeconds(60)))
			.claim("scope", "organisations:write")
			.claim("platform", true);
		change.accept(claims);
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
		JWSSigner signer = new RSASSASigner(SigningKey.parse(key));
		token.sign(signer);
		return token.serialize();
	}

}
