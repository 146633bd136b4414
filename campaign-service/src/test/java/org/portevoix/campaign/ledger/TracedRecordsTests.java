package org.portevoix.campaign.ledger;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.Received;
import org.portevoix.tracing.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

class TracedRecordsTests {

	private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final String UNSAMPLED = SAMPLED.replace("-01", "-00");

	private final InMemorySpanExporter recorder = InMemorySpanExporter.create();

	private final Tracing tracing = Tracing
		.on(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(this.recorder)).build(), 0);

	@Test
	void makesAStepOfEachRecordedOneAndLeavesTheOthersAsTheyAre() {
		List<Received<SignatureRecord>> batch = List.of(received(SAMPLED, 1), received(UNSAMPLED, 2),
				received(null, 3));
		TracedRecords traced = TracedRecords.of(batch, this.tracing);
		traced.end(true);
		SpanData step = this.recorder.getFinishedSpanItems().getFirst();
		assertThat(this.recorder.getFinishedSpanItems()).hasSize(1);
		assertThat(step.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
		assertThat(step.toString()).doesNotContain("the-signature");
		assertThat(traced.all().getFirst().event().traceparent()).startsWith(SAMPLED.substring(0, 36))
			.contains(step.getSpanId());
		assertThat(traced.all().subList(1, 3)).isEqualTo(batch.subList(1, 3));
	}

	@Test
	void costsNothingWhileNobodyCollects() {
		List<Received<SignatureRecord>> batch = List.of(received(SAMPLED, 1));
		assertThat(TracedRecords.of(batch, Tracing.off()).all()).isSameAs(batch);
	}

	private static Received<SignatureRecord> received(@Nullable String traceparent, long offset) {
		SignatureRecord confirmation = new SignatureRecord.Confirmation("the-campaign", "the-submission");
		return new Received<>(
				Event.of(URI.create("/test"), "the-signature", Instant.EPOCH, confirmation).in(traceparent), 0, offset);
	}

}
