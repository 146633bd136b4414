package org.portevoix.service.access;

import java.util.Map;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** There is no token, or it proves nothing. */
final class TokenNeeded extends Problem {

	private static final long serialVersionUID = 1L;

	private final boolean given;

	TokenNeeded(boolean given) {
		super(HttpStatus.UNAUTHORIZED, "unauthorized", "A valid bearer token is needed; /oauth2/token gives one.");
		this.given = given;
	}

	@Override
	public Map<String, String> headers() {
		return Map.of(HttpHeaders.WWW_AUTHENTICATE, this.given ? "Bearer error=\"invalid_token\"" : "Bearer");
	}

}
