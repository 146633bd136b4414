package org.portevoix.gateway.session;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.refusal.Refusal;
import org.portevoix.gateway.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends people to the issuer, and takes them back: the authorization code flow of OpenID
 * Connect with state, nonce and PKCE.
 */
final class SignIn {

	private static final Logger logger = LoggerFactory.getLogger(SignIn.class);

	private final Issuer issuer;

	private final IdTokens idTokens;

	private final Cookies cookies;

	private final String issuerName;

	private final Clock clock;

	SignIn(Issuer issuer, IdTokens idTokens, Cookies cookies, String issuerName, Clock clock) {
		this.issuer = issuer;
		this.idTokens = idTokens;
		this.cookies = cookies;
		this.issuerName = issuerName;
		this.clock = clock;
	}

	Mono<Void> begin(ServerWebExchange exchange, String wanted) {
		SignInAttempt attempt = SignInAttempt.start(WantedPath.orHome(wanted), this.clock.instant());
		this.cookies.set(exchange.getRequest(), exchange.getResponse(), attempt);
		return redirect(exchange, HttpStatus.FOUND, this.issuer.authorization(attempt));
	}

	/** Takes somebody whom the issuer sent back. */
	Mono<Void> callback(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		MultiValueMap<String, String> answer = request.getQueryParams();
		String state = single(answer, "state");
		SignInAttempt attempt = (state != null) ? this.cookies.attempt(request, state) : null;
		if (attempt == null || !isFromIssuer(answer)) {
			return withoutAttempt(exchange);
		}
		// Whatever comes of it, an attempt is made once.
		this.cookies.endAttempt(exchange.getResponse(), attempt);
		String code = single(answer, "code");
		if (code == null || answer.containsKey("error")) {
			return Mono.error(new Refused(Refusal.SIGN_IN_FAILED));
		}
		return session(code, attempt, this.cookies.session(request))
			.onErrorMap(GrantRefused.class, (refused) -> new Refused(Refusal.SIGN_IN_FAILED))
			.flatMap((session) -> enter(exchange, session, attempt.wanted()));
	}

	/** Who already has a session came here by the "back" button. */
	private Mono<Void> withoutAttempt(ServerWebExchange exchange) {
		return (this.cookies.session(exchange.getRequest()) != null)
				? redirect(exchange, HttpStatus.SEE_OTHER, URI.create(WantedPath.HOME))
				: Mono.error(new Refused(Refusal.SIGN_IN_FAILED));
	}

	private Mono<Session> session(String code, SignInAttempt attempt, @Nullable Session before) {
		return this.issuer.exchange(code, attempt)
			.flatMap((granted) -> this.idTokens.subject(granted.idToken(), attempt)
				.map((subject) -> Session.start(subject, granted.tokens(), before, this.clock.instant())));
	}

	private Mono<Void> enter(ServerWebExchange exchange, Session session, String wanted) {
		if (!this.cookies.set(exchange.getResponse(), session)) {
			logger.error("The issuer's tokens are too long for a cookie: nobody with such tokens can sign in");
			return Mono.error(new Refused(Refusal.BROKEN));
		}
		return redirect(exchange, HttpStatus.SEE_OTHER, URI.create(WantedPath.orHome(wanted)));
	}

	/** An issuer that names itself must be ours (RFC 9207). */
	private boolean isFromIssuer(MultiValueMap<String, String> answer) {
		List<String> named = answer.getOrDefault("iss", List.of());
		return named.isEmpty() || named.equals(List.of(this.issuerName));
	}

	private static @Nullable String single(MultiValueMap<String, String> parameters, String name) {
		List<String> values = parameters.getOrDefault(name, List.of());
		String value = (values.size() == 1) ? values.getFirst() : null;
		return (value != null && !value.isEmpty()) ? value : null;
	}

	static Mono<Void> redirect(ServerWebExchange exchange, HttpStatus status, URI to) {
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(status);
		response.getHeaders().setLocation(to);
		return response.setComplete();
	}

}
