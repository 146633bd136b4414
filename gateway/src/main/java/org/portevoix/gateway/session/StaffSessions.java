package org.portevoix.gateway.session;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import org.portevoix.gateway.limit.RequestKind;
import org.portevoix.gateway.refusal.AskerForm;
import org.portevoix.gateway.refusal.Refusal;
import org.portevoix.gateway.refusal.Refused;
import org.portevoix.gateway.upstream.UpstreamHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets staff in: whoever comes with a session is told to the services by its access
 * token, who has none is sent to sign in, and what another site made in her browser is
 * refused.
 */
public final class StaffSessions {

	private static final Logger logger = LoggerFactory.getLogger(StaffSessions.class);

	private static final String SESSION_ATTRIBUTE = StaffSessions.class.getName() + ".session";

	private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private final Cookies cookies;

	private final SessionKeys keys;

	private final Forms forms;

	private final Renewals renewals;

	private final SignIn signIn;

	private final Duration pause;

	StaffSessions(Cookies cookies, SessionKeys keys, Forms forms, Renewals renewals, SignIn signIn, Duration pause) {
		this.cookies = cookies;
		this.keys = keys;
		this.forms = forms;
		this.renewals = renewals;
		this.signIn = signIn;
		this.pause = pause;
	}

	/**
	 * Tells whether a request must pass here. Most do not; signing never does, not even
	 * in the browser of somebody of the staff, because it is nobody's act but a
	 * citizen's.
	 * @param request the request
	 * @return whether a session may matter for it
	 */
	public boolean concern(ServerHttpRequest request) {
		String path = request.getURI().getRawPath();
		return switch (StaffArea.of(path)) {
			case CONSOLE, SIGN_IN, SIGN_OUT, ENTRANCE -> true;
			case API -> request.getHeaders().containsHeader(HttpHeaders.COOKIE) && this.cookies.haveSession(request)
					&& isForStaff(RequestKind.of(request.getMethod(), path));
			case ELSEWHERE -> false;
		};
	}

	private static boolean isForStaff(RequestKind kind) {
		return kind != RequestKind.SIGN && kind != RequestKind.CONFIRM;
	}

	/**
	 * Finds out who sends a request, before its body is read.
	 * @param exchange a request that {@linkplain #concern concerns} sessions
	 * @return whether it may go on; false if it has been answered
	 */
	public Mono<Boolean> admit(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		return switch (StaffArea.of(request.getURI().getRawPath())) {
			case CONSOLE -> hasAuthorization(request) ? Mono.just(true) : admitToConsole(exchange);
			case API -> hasAuthorization(request) ? Mono.just(true) : admitToApi(exchange);
			case SIGN_IN -> signIn(exchange).thenReturn(false);
			case ENTRANCE, SIGN_OUT, ELSEWHERE -> Mono.just(true);
		};
	}

	/** What a client says itself about who it is wins over the cookie. */
	private static boolean hasAuthorization(ServerHttpRequest request) {
		return request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
	}

	private Mono<Boolean> admitToConsole(ServerWebExchange exchange) {
		return standing(exchange.getRequest()).flatMap((standing) -> switch (standing) {
			case Standing.SignedIn signedIn -> admit(exchange, signedIn);
			case Standing.Nobody nobody -> toSignIn(exchange, false);
			case Standing.Over over -> toSignIn(exchange, true);
			case Standing.Unclear unclear -> Mono.error(new Refused(Refusal.UNAVAILABLE, this.pause));
		});
	}

	/** Much of the API is public: without a session, reading goes on as anybody. */
	private Mono<Boolean> admitToApi(ServerWebExchange exchange) {
		boolean reads = SAFE.contains(exchange.getRequest().getMethod());
		return standing(exchange.getRequest()).flatMap((standing) -> switch (standing) {
			case Standing.SignedIn signedIn -> admit(exchange, signedIn);
			case Standing.Nobody nobody -> reads ? Mono.just(true) : signInNeeded();
			case Standing.Over over -> reads ? Mono.just(true) : signInNeeded();
			case Standing.Unclear unclear ->
				reads ? Mono.just(true) : Mono.error(new Refused(Refusal.UNAVAILABLE, this.pause));
		});
	}

	private Mono<Standing> standing(ServerHttpRequest request) {
		Session session = this.cookies.session(request);
		return (session != null) ? this.renewals.standing(session) : Mono.just(new Standing.Nobody());
	}

	private Mono<Boolean> admit(ServerWebExchange exchange, Standing.SignedIn signedIn) {
		Session session = signedIn.session();
		if (signedIn.renewed() && !this.cookies.set(exchange.getResponse(), session)) {
			logger.error("The issuer's new tokens are too long for a cookie: they are asked for again and again");
		}
		exchange.getAttributes().put(SESSION_ATTRIBUTE, session);
		exchange.getAttributes().put(UpstreamHeaders.BEARER_ATTRIBUTE, session.tokens().access());
		exchange.getAttributes().put(UpstreamHeaders.FORM_TOKEN_ATTRIBUTE, this.keys.formToken(session.id()));
		return Mono.just(true);
	}

	/**
	 * Who wanted a page comes back to it. Text that was typed must not be lost on the
	 * way, so a form is not redirected; and the cookie of a session that is over stays,
	 * because it tells whose form it was.
	 */
	private Mono<Boolean> toSignIn(ServerWebExchange exchange, boolean wasSignedIn) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getMethod() != HttpMethod.GET || !AskerForm.of(request).page()) {
			return signInNeeded();
		}
		String query = request.getURI().getRawQuery();
		String wanted = request.getURI().getRawPath() + ((query != null) ? "?" + query : "");
		// Another gateway may have renewed this session a moment ago: the browser is
		// asked
		// once more, with whatever cookie it has by then.
		return (wasSignedIn ? again(exchange, wanted) : this.signIn.begin(exchange, wanted)).thenReturn(false);
	}

	private static Mono<Void> again(ServerWebExchange exchange, String wanted) {
		String to = URLEncoder.encode(WantedPath.orHome(wanted), StandardCharsets.UTF_8);
		return SignIn.redirect(exchange, HttpStatus.FOUND, URI.create(StaffArea.AGAIN + "?to=" + to));
	}

	private static Mono<Boolean> signInNeeded() {
		return Mono.error(new Refused(Refusal.SIGN_IN_NEEDED));
	}

	private Mono<Void> signIn(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getMethod() != HttpMethod.GET) {
			return Mono.error(new Refused(Refusal.NOT_FOUND));
		}
		if (request.getURI().getRawPath().equals(StaffArea.CALLBACK)) {
			return this.signIn.callback(exchange)
				.onErrorMap(IssuerAway.class, (away) -> new Refused(Refusal.UNAVAILABLE, this.pause));
		}
		String wanted = WantedPath.orHome(request.getQueryParams().getFirst("to"));
		return standing(request).flatMap((standing) -> switch (standing) {
			case Standing.SignedIn signedIn ->
				admit(exchange, signedIn).then(SignIn.redirect(exchange, HttpStatus.FOUND, URI.create(wanted)));
			case Standing.Nobody nobody -> this.signIn.begin(exchange, wanted);
			case Standing.Over over -> this.signIn.begin(exchange, wanted);
			case Standing.Unclear unclear -> Mono.error(new Refused(Refusal.UNAVAILABLE, this.pause));
		});
	}

	/**
	 * Decides about a request whose body is here.
	 * @param exchange what was admitted
	 * @param body its body, empty if it has none
	 * @param onwards sends it to its service
	 * @return when it is answered
	 */
	public Mono<Void> pass(ServerWebExchange exchange, byte[] body, Supplier<Mono<Void>> onwards) {
		ServerHttpRequest request = exchange.getRequest();
		StaffArea area = StaffArea.of(request.getURI().getRawPath());
		if (area == StaffArea.SIGN_OUT) {
			return signOut(exchange, body);
		}
		if (SAFE.contains(request.getMethod()) || isOurs(exchange, area, body)) {
			return onwards.get();
		}
		return foreign();
	}

	private boolean isOurs(ServerWebExchange exchange, StaffArea area, byte[] body) {
		if (area == StaffArea.ENTRANCE) {
			return !this.forms.areForeign(exchange.getRequest());
		}
		// Without a session it came with an Authorization header, which no other site can
		// add.
		return !(exchange.getAttribute(SESSION_ATTRIBUTE) instanceof Session session)
				|| this.forms.areOurs(exchange.getRequest(), body, session);
	}

	private Mono<Void> signOut(ServerWebExchange exchange, byte[] body) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getMethod() != HttpMethod.POST) {
			return Mono.error(new Refused(Refusal.NOT_FOUND));
		}
		Session session = this.cookies.session(request);
		if (session != null && !this.forms.areOurs(request, body, session)) {
			return foreign();
		}
		this.cookies.endSession(exchange.getResponse());
		return this.renewals.end(session).onErrorResume((failure) -> {
			logger.warn("A refresh token could not be given back: {}", failure.getClass().getSimpleName());
			return Mono.empty();
		}).then(SignIn.redirect(exchange, HttpStatus.SEE_OTHER, URI.create("/signin/out")));
	}

	private static Mono<Void> foreign() {
		return Mono.error(new Refused(Refusal.FOREIGN));
	}

}
