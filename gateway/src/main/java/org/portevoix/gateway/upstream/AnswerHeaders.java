package org.portevoix.gateway.upstream;

import java.util.Set;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Passes on what a service answers, but not what it is made of.
 */
class AnswerHeaders implements HttpHeadersFilter {

	private static final Set<String> DROPPED = Set.of("server", "x-powered-by", "x-application-context", "via");

	@Override
	public boolean supports(Type type) {
		return type == Type.RESPONSE;
	}

	@Override
	public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
		return HopByHop.without(answered, DROPPED::contains);
	}

}
