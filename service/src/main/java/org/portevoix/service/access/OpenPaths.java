package org.portevoix.service.access;

import java.util.List;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What a service lets anybody do under the paths that otherwise need a token.
 *
 * @param unfiltered passes no filter at all: for what comes in thousands a second
 * @param tokenOptional a token is looked at if there is one
 */
public record OpenPaths(List<RequestMatcher> unfiltered, List<RequestMatcher> tokenOptional) {

	public OpenPaths {
		unfiltered = List.copyOf(unfiltered);
		tokenOptional = List.copyOf(tokenOptional);
	}

}
