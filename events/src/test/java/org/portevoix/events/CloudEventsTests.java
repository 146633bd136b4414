package org.portevoix.events;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The SDK of the CloudEvents project judges the envelope. */
class CloudEventsTests {

	@TestFactory
	Stream<DynamicTest> theSdkReads() {
		return Examples.all()
			.values()
			.stream()
			.flatMap((events) -> events.stream())
			.map((event) -> DynamicTest.dynamicTest(event.type() + " of " + event.source(), () -> judge(event)));
	}

	@Test
	void attributesOutsideAsciiAreUtf8() {
		Event<SignatureRecord> event = new Event<>("é-1", Examples.submitted().source(), "señal-标", Examples.TIME, null,
				Examples.submitted().data());
		judge(event);
	}

	@Test
	void timeIsToTheMillisecond() {
		Event<SignatureRecord> event = Event.of(Examples.submitted().source(), "s", Examples.TIME.plusNanos(1_234),
				Examples.submitted().data());
		assertThat(EventCodec.headers(event)).containsEntry("ce_time", "2026-03-08T10:15:30.250Z");
	}

	@Test
	void newEventsHaveIdsOfTheirOwn() {
		Event<SignatureRecord> some = Examples.submitted();
		assertThat(Event.of(some.source(), "s", Examples.TIME, some.data()).id())
			.isNotEqualTo(Event.of(some.source(), "s", Examples.TIME, some.data()).id());
	}

	private static void judge(Event<?> event) {
		CloudEvent read = KafkaMessageFactory.createReader(onTheWire(EventCodec.headers(event), EventCodec.data(event)))
			.toEvent();
		assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
		assertThat(read.getId()).isEqualTo(event.id());
		assertThat(read.getSource()).isEqualTo(event.source());
		assertThat(read.getType()).isEqualTo(event.type());
		assertThat(read.getSubject()).isEqualTo(event.subject());
		assertThat(read.getTime()).isEqualTo(event.time().atOffset(ZoneOffset.UTC));
		assertThat(read.getDataContentType()).isEqualTo("application/json");
		assertThat(read.getExtensionNames())
			.isEqualTo(Rehearsal.isAbout(event.data()) ? Set.of(Rehearsal.ATTRIBUTE) : Set.of());
		assertThat(EventCodec.mapper().readTree(requireNonNull(read.getData()).toBytes()))
			.isEqualTo(EventCodec.mapper().readTree(EventCodec.data(event)));
	}

	private static ConsumerRecord<byte[], byte[]> onTheWire(Map<String, String> headers, byte[] data) {
		RecordHeaders wire = new RecordHeaders();
		headers.forEach((name, value) -> wire.add(name, value.getBytes(StandardCharsets.UTF_8)));
		return new ConsumerRecord<>("any", 0, 0, 0, TimestampType.CREATE_TIME, 0, data.length, new byte[0], data, wire,
				Optional.empty());
	}

}
