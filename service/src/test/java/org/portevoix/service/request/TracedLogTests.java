package org.portevoix.service.request;

import org.junit.jupiter.api.Test;
import org.portevoix.tracing.TraceParent;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

class TracedLogTests {

	@Test
	void namesTheTraceUntilItIsClosed() {
		String traceparent = TraceParent.random();
		try (TracedLog ignored = TracedLog.of(traceparent)) {
			assertThat(MDC.get("traceId")).isEqualTo(TraceParent.traceId(traceparent));
		}
		assertThat(MDC.get("traceId")).isNull();
	}

	@Test
	void saysNothingOfWhatBelongsToNone() {
		try (TracedLog none = TracedLog.of(null); TracedLog bad = TracedLog.of("00-secret")) {
			assertThat(MDC.get("traceId")).isNull();
		}
	}

}
