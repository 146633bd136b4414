package org.portevoix.gateway.session;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.portevoix.gateway.GatewaySettings.StaffSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Verifies what the issuer says about who signed in.
 *
 * @see <a href=
 * "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID
 * Connect Core, 3.1.3.7</a>
 */
final class IdTokens {

	private static final Logger logger = LoggerFactory.getLogger(IdTokens.class);

	private final NimbusReactiveJwtDecoder decoder;

	private final String clientId;

	IdTokens(StaffSession settings, UnaryOperator<URI> addresses, HttpClient client) {
		URI keys = settings.jwksUrl();
		this.clientId = settings.clientId();
		WebClient web = WebClient.builder()
			.filter((request, next) -> next
				.exchange(ClientRequest.from(request).url(addresses.apply(request.url())).build()))
			.clientConnector(new ReactorClientHttpConnector(client.responseTimeout(settings.timeout())))
			.build();
		this.decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys.toString())
			.webClient(web)
			// Public keys only: a shared secret would let a client sign for the issuer.
			.jwsAlgorithms((algorithms) -> algorithms
				.addAll(List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
			.build();
		this.decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(),
				new JwtIssuerValidator(settings.issuer()),
				new JwtClaimValidator<List<String>>("aud",
						(audience) -> audience != null && audience.contains(this.clientId)),
				new JwtClaimValidator<Object>("exp", (expiry) -> expiry != null)));
	}

	/**
	 * Tells who signed in.
	 * @return the subject, or {@link GrantRefused} if the token proves nothing
	 */
	Mono<String> subject(String idToken, SignInAttempt attempt) {
		return this.decoder.decode(idToken).map((token) -> subject(token, attempt)).onErrorMap(IdTokens::translate);
	}

	private String subject(Jwt token, SignInAttempt attempt) {
		String subject = token.getSubject();
		String nonce = token.getClaimAsString("nonce");
		String party = token.getClaimAsString("azp");
		boolean forUs = nonce != null && same(nonce, attempt.nonce()) && (party == null || party.equals(this.clientId));
		if (subject == null || subject.isEmpty() || !forUs) {
			throw new BadJwtException("Not for this sign-in");
		}
		return subject;
	}

	private static Throwable translate(Throwable failure) {
		if (failure instanceof BadJwtException) {
			logger.warn("The issuer sent an id_token that is not accepted: {}", reason(failure));
			return new GrantRefused("invalid_id_token");
		}
		return new IssuerAway("no keys", failure);
	}

	/** A validator names the claim; any other message may quote the token. */
	private static String reason(Throwable failure) {
		return (failure instanceof JwtValidationException invalid)
				? invalid.getErrors().stream().map(OAuth2Error::getDescription).collect(Collectors.joining("; "))
				: failure.getClass().getSimpleName();
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

}
