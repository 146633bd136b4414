package org.portevoix.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.upstream.OwnCookies;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The gateway's cookies. Each attempt to sign in has one of its own, named by its state,
 * because a browser that opens five tabs starts five attempts, and any of them may be the
 * one that is finished.
 */
final class Cookies {

	/** Browsers refuse cookies of more than 4,096 bytes with their name. */
	private static final int LONGEST = 4000;

	private static final int MOST_ATTEMPTS = 5;

	private static final int STATE_IN_NAME = 8;

	private final SessionKeys keys;

	private final boolean https;

	private final String session;

	private final String attempt;

	private final Duration attemptTime;

	private final Clock clock;

	Cookies(SessionKeys keys, boolean https, Duration attemptTime, Clock clock) {
		this.keys = keys;
		this.https = https;
		String prefix = https ? OwnCookies.HOST_PREFIX : "";
		this.session = prefix + OwnCookies.SESSION;
		this.attempt = prefix + OwnCookies.SIGN_IN + "_";
		this.attemptTime = attemptTime;
		this.clock = clock;
	}

	boolean haveSession(ServerHttpRequest request) {
		return request.getCookies().containsKey(this.session);
	}

	/** The first that was sealed by us: others can be planted, but not made. */
	@Nullable Session session(ServerHttpRequest request) {
		return request.getCookies()
			.getOrDefault(this.session, List.of())
			.stream()
			.map((cookie) -> this.keys.open(OwnCookies.SESSION, cookie.getValue()))
			.filter(Objects::nonNull)
			.map(SessionBytes::read)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Gives a session to the browser.
	 * @return whether it has room for it
	 */
	boolean set(ServerHttpResponse response, Session session) {
		String sealed = this.keys.seal(OwnCookies.SESSION, SessionBytes.write(session));
		if (sealed.length() > LONGEST) {
			return false;
		}
		response.addCookie(cookie(this.session, sealed).build());
		return true;
	}

	void endSession(ServerHttpResponse response) {
		response.addCookie(cookie(this.session, "").maxAge(Duration.ZERO).build());
	}

	@Nullable SignInAttempt attempt(ServerHttpRequest request, String state) {
		Instant now = this.clock.instant();
		return request.getCookies()
			.getOrDefault(attemptName(state), List.of())
			.stream()
			.map(this::open)
			.filter((attempt) -> attempt != null && attempt.hasState(state) && attempt.isWithin(this.attemptTime, now))
			.findFirst()
			.orElse(null);
	}

	void set(ServerHttpRequest request, ServerHttpResponse response, SignInAttempt attempt) {
		// Without an end to them, their number would one day be more than a request
		// holds.
		attempts(request).stream()
			.sorted(Comparator.comparing(this::startedAt).reversed())
			.skip(MOST_ATTEMPTS - 1L)
			.forEach((old) -> response.addCookie(cookie(old.getName(), "").maxAge(Duration.ZERO).build()));
		response.addCookie(cookie(attemptName(attempt.state()), this.keys.seal(OwnCookies.SIGN_IN, attempt.toBytes()))
			.maxAge(this.attemptTime)
			.build());
	}

	void endAttempt(ServerHttpResponse response, SignInAttempt attempt) {
		response.addCookie(cookie(attemptName(attempt.state()), "").maxAge(Duration.ZERO).build());
	}

	private List<HttpCookie> attempts(ServerHttpRequest request) {
		return request.getCookies()
			.values()
			.stream()
			.flatMap(List::stream)
			.filter((cookie) -> isAttemptName(cookie.getName()))
			.toList();
	}

	private boolean isAttemptName(String name) {
		return name.startsWith(this.attempt) && name.substring(this.attempt.length()).matches("[A-Za-z0-9_-]{1,8}");
	}

	private Instant startedAt(HttpCookie cookie) {
		SignInAttempt attempt = open(cookie);
		return (attempt != null) ? attempt.startedAt() : Instant.EPOCH;
	}

	private @Nullable SignInAttempt open(HttpCookie cookie) {
		byte[] bytes = this.keys.open(OwnCookies.SIGN_IN, cookie.getValue());
		return (bytes != null) ? SignInAttempt.of(bytes) : null;
	}

	/** Its first letters tell attempts apart; the seal holds the whole. */
	private String attemptName(String state) {
		String start = state.substring(0, Math.min(STATE_IN_NAME, state.length()));
		return this.attempt + start;
	}

	private ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
		return ResponseCookie.from(name, value).httpOnly(true).secure(this.https).sameSite("Lax").path("/");
	}

}
