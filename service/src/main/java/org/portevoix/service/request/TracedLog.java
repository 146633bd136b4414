package org.portevoix.service.request;

import org.jspecify.annotations.Nullable;
import org.portevoix.tracing.TraceParent;
import org.slf4j.MDC;

/**
 * Has the log lines of this thread say which trace they belong to, until it is closed:
 * for what a request has set going and another thread does.
 */
public final class TracedLog implements AutoCloseable {

	private final boolean said;

	private TracedLog(boolean said) {
		this.said = said;
	}

	/**
	 * Begins.
	 * @param traceparent the W3C trace context; where there is none, or an invalid one,
	 * lines say nothing
	 */
	public static TracedLog of(@Nullable String traceparent) {
		if (traceparent == null || !TraceParent.isValid(traceparent)) {
			return new TracedLog(false);
		}
		MDC.put(RequestTrace.TRACE_ID, TraceParent.traceId(traceparent));
		return new TracedLog(true);
	}

	@Override
	public void close() {
		if (this.said) {
			MDC.remove(RequestTrace.TRACE_ID);
		}
	}

}
