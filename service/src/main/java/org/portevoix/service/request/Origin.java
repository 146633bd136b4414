package org.portevoix.service.request;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param address of the client, as the gateway tells it
 * @param traceparent the W3C trace context, if it is a valid one
 */
public record Origin(@Nullable String address, @Nullable String traceparent) {

	/** What the clock or a consumer does comes from nowhere. */
	public static final Origin NONE = new Origin(null, null);

	private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

	public static Origin of(HttpServletRequest request) {
		return new Origin(request.getHeader("X-Forwarded-For"), trace(request.getHeader("traceparent")));
	}

	/** The 32 hexadecimal digits that name the trace. */
	public @Nullable String traceId() {
		return (this.traceparent != null) ? this.traceparent.substring(3, 35) : null;
	}

	private static @Nullable String trace(@Nullable String traceparent) {
		return (traceparent != null && TRACEPARENT.matcher(traceparent).matches()) ? traceparent : null;
	}

}
