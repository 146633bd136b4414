package org.portevoix.service.request;

import java.util.HashMap;
import java.util.Map;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.tracing.Tracing;
import org.slf4j.MDC;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestTraceTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@Test
	void marksTheLinesOfARequestAndNoOthers() throws Exception {
		assertThat(during("00-" + TRACE + "-b7ad6b7169203331-00")).containsExactly(Map.entry("traceId", TRACE));
		assertThat(MDC.get("traceId")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "someone@example.org", "00-" + TRACE, "00-" + TRACE + "-b7ad6b7169203331-00\n{}" })
	void leavesOutWhatIsNoTrace(String traceparent) throws Exception {
		assertThat(during(traceparent)).isEmpty();
	}

	@Test
	void leavesOutTokensAndEverythingElse() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fr/confirm");
		request.setQueryString("token=secret");
		assertThat(during(request)).isEmpty();
	}

	@Test
	void recordsTheTemplateOfAPathAndNothingThatWasInIt() throws Exception {
		InMemorySpanExporter recorder = InMemorySpanExporter.create();
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fr/withdraw/secret");
		request.setQueryString("token=secret");
		request.setParameter("email", "someone@example.org");
		request.addHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
		RequestTrace trace = new RequestTrace(Tracing
			.on(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(recorder)).build(), 0));
		assertThatThrownBy(() -> trace.doFilter(request, new MockHttpServletResponse(), (req, res) -> {
			req.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/{language}/withdraw/{token}");
			throw new ServletException("secret of someone@example.org");
		})).isInstanceOf(ServletException.class);
		SpanData step = recorder.getFinishedSpanItems().getFirst();
		assertThat(step.getName()).isEqualTo("POST /{language}/withdraw/{token}");
		assertThat(step.getParentSpanId()).isEqualTo("b7ad6b7169203331");
		assertThat(Origin.of(request).traceparent()).isEqualTo("00-" + TRACE + "-" + step.getSpanId() + "-01");
		assertThat(step.toString()).doesNotContain("secret", "someone");
		assertThat(step.getEvents()).isEmpty();
	}

	private static Map<String, String> during(String traceparent) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("traceparent", traceparent);
		return during(request);
	}

	private static Map<String, String> during(MockHttpServletRequest request) throws Exception {
		Map<String, String> seen = new HashMap<>();
		new RequestTrace(Tracing.off()).doFilter(request, new MockHttpServletResponse(), (req, res) -> {
			@Nullable Map<String, String> context = MDC.getCopyOfContextMap();
			if (context != null) {
				seen.putAll(context);
			}
		});
		return seen;
	}

}
