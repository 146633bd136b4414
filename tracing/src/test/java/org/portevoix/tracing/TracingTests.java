package org.portevoix.tracing;

import java.util.List;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class TracingTests {

	private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String UNSAMPLED = SAMPLED.replace("-01", "-00");

	private final InMemorySpanExporter recorder = InMemorySpanExporter.create();

	@Test
	void passesOnWhatItIsGivenAndRecordsNothingWhileOff() {
		Tracing off = Tracing.off();
		assertThat(off.begin(SpanKind.CLIENT, SAMPLED).traceparent()).isEqualTo(SAMPLED);
		assertThat(off.begin(SpanKind.CLIENT, SAMPLED).isRecorded()).isFalse();
		assertThat(off.begin(SpanKind.CLIENT, null).traceparent()).isNull();
		assertThat(off.admit(UNSAMPLED).traceparent()).isEqualTo(UNSAMPLED);
		assertThat(off.admit(null).traceparent()).matches(TraceParent::isValid).endsWith("-00");
	}

	@Test
	void recordsWhatFollowsFromWhatIsRecorded() {
		Tracing tracing = tracing(1);
		Step first = tracing.admit(null);
		Step second = tracing.begin(SpanKind.CONSUMER, first.traceparent());
		second.named("second").with(Fact.TOPIC, "signatures").end();
		first.named("first").failed().end();
		assertThat(this.recorder.getFinishedSpanItems()).extracting(SpanData::getName)
			.containsExactly("second", "first");
		SpanData child = this.recorder.getFinishedSpanItems().getFirst();
		SpanData parent = this.recorder.getFinishedSpanItems().getLast();
		assertThat(child.getTraceId()).isEqualTo(parent.getTraceId());
		assertThat(child.getParentSpanId()).isEqualTo(parent.getSpanId());
		assertThat(child.getAttributes().asMap()).hasSize(1);
		assertThat(parent.getParentSpanContext().isValid()).isFalse();
	}

	@Test
	void leavesOutWhatIsNotSampledOrNoTrace() {
		Tracing tracing = tracing(1);
		for (String parent : List.of(UNSAMPLED, "", "someone@example.org", SAMPLED + "\n")) {
			assertThat(tracing.begin(SpanKind.CONSUMER, parent).isRecorded()).isFalse();
		}
		assertThat(this.recorder.getFinishedSpanItems()).isEmpty();
	}

	@Test
	void decidesItselfWhatIsRecorded() {
		assertThat(tracing(0).admit(SAMPLED).traceparent()).isEqualTo(UNSAMPLED);
		Step admitted = tracing(1).admit(UNSAMPLED);
		assertThat(admitted.isRecorded()).isTrue();
		assertThat(admitted.traceparent()).startsWith(SAMPLED.substring(0, 36)).endsWith("-01").isNotEqualTo(SAMPLED);
	}

	@Test
	void isOffUnlessThereIsAnEndpoint() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TracingConfiguration.class));
		runner.withPropertyValues("portevoix.tracing.endpoint=", "portevoix.tracing.sampling=1")
			.run((context) -> assertThat(context.getBean(Tracing.class).isOn()).isFalse());
		runner.withPropertyValues("portevoix.tracing.endpoint=http://localhost:1/v1/traces")
			.run((context) -> assertThat(context.getBean(Tracing.class).isOn()).isTrue());
		runner.withPropertyValues("portevoix.tracing.sampling=7").run((context) -> assertThat(context).hasFailed());
	}

	private Tracing tracing(double sampling) {
		return Tracing.on(
				SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(this.recorder)).build(),
				sampling);
	}

}
