package org.portevoix.member.security;

import org.portevoix.member.problems.Problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** There is no token, or it proves nothing. */
class TokenNeeded extends Problem {

	private static final long serialVersionUID = 1L;

	TokenNeeded(boolean given) {
		super(HttpStatus.UNAUTHORIZED, "unauthorized", "A valid bearer token is needed; /oauth2/token gives one.");
		getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
	}

}
