package org.portevoix.service.request;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.tracing.TraceParent;

/**
 * Where a request came from.
 *
 * @param address of the client, as the gateway tells it
 * @param traceparent the W3C trace context, if it is a valid one
 */
public record Origin(@Nullable String address, @Nullable String traceparent) {

	/** What the clock or a consumer does comes from nowhere. */
	public static final Origin NONE = new Origin(null, null);

	public static Origin of(HttpServletRequest request) {
		return new Origin(request.getHeader("X-Forwarded-For"), trace(request));
	}

	/** The 32 hexadecimal digits that name the trace. */
	public @Nullable String traceId() {
		return (this.traceparent != null) ? TraceParent.traceId(this.traceparent) : null;
	}

	private static @Nullable String trace(HttpServletRequest request) {
		if (request.getAttribute(RequestTrace.TRACEPARENT) instanceof String traceparent) {
			return traceparent;
		}
		String given = request.getHeader("traceparent");
		return (given != null && TraceParent.isValid(given)) ? given : null;
	}

}
