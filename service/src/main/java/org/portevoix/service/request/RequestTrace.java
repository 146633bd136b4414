package org.portevoix.service.request;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import io.opentelemetry.api.trace.SpanKind;
import org.portevoix.tracing.Fact;
import org.portevoix.tracing.Step;
import org.portevoix.tracing.Tracing;
import org.slf4j.MDC;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Makes each request a step of its trace, and says on every log line of it which trace
 * that is. Nothing else of the request gets there: a URL can hold a token.
 */
class RequestTrace extends OncePerRequestFilter {

	/** The name under which Boot's log formats look for it. */
	static final String TRACE_ID = "traceId";

	/** The attribute of the request that holds the context of what follows from it. */
	static final String TRACEPARENT = RequestTrace.class.getName();

	private final Tracing tracing;

	RequestTrace(Tracing tracing) {
		this.tracing = tracing;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Origin origin = Origin.of(request);
		String traceId = origin.traceId();
		if (traceId == null) {
			chain.doFilter(request, response);
			return;
		}
		try (var ignored = MDC.putCloseable(TRACE_ID, traceId)) {
			// What goes on in another thread is still the same step.
			if (request.getAttribute(TRACEPARENT) != null) {
				chain.doFilter(request, response);
				return;
			}
			Step step = this.tracing.begin(SpanKind.SERVER, origin.traceparent());
			request.setAttribute(TRACEPARENT, step.traceparent());
			follow(step, request, response, chain);
		}
	}

	private static void follow(Step step, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean answered = false;
		try {
			chain.doFilter(request, response);
			answered = true;
		}
		finally {
			if (step.isRecorded()) {
				end(step, request, response, answered);
			}
		}
	}

	private static void end(Step step, HttpServletRequest request, HttpServletResponse response, boolean answered) {
		Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		step.named((route != null) ? request.getMethod() + " " + route : request.getMethod())
			.with(Fact.METHOD, request.getMethod());
		if (route != null) {
			step.with(Fact.ROUTE, route.toString());
		}
		if (answered) {
			step.with(Fact.STATUS, Integer.toString(response.getStatus()));
		}
		if (!answered || response.getStatus() >= 500) {
			step.failed();
		}
		step.end();
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
