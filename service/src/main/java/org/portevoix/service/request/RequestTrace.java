package org.portevoix.service.request;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says on every log line of a request which trace it belongs to. Nothing else of the
 * request gets there: a URL can hold a token.
 */
class RequestTrace extends OncePerRequestFilter {

	/** The name under which Boot's log formats look for it. */
	static final String TRACE_ID = "traceId";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String traceId = Origin.of(request).traceId();
		if (traceId == null) {
			chain.doFilter(request, response);
			return;
		}
		try (var ignored = MDC.putCloseable(TRACE_ID, traceId)) {
			chain.doFilter(request, response);
		}
	}

	/** An answer that is written later is written by another thread. */
	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
