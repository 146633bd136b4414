package org.portevoix.messaging;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Examples;
import org.portevoix.events.SignatureRecord;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@SpringBootTest
class EventSenderIT {

	@Autowired
	private EventSender sender;

	@DynamicPropertySource
	static void backingServices(DynamicPropertyRegistry registry) {
		BackingServices.register(registry::add);
	}

	@Test
	void putsTheEnvelopeOnTheWireAsPlainTextAndNothingElse() {
		Event<SignatureRecord> event = withTrace(some("señal"));
		this.sender.send("signatures-out-0", event);
		assertOnTheWire(only("signatures", event), event);
	}

	@Test
	void sendsAStructuredEventAsTheSame() {
		Event<SignatureRecord> event = withTrace(some("s"));
		this.sender.send("signatures-out-0", EventCodec.toJson(event).toString());
		assertOnTheWire(only("signatures", event), event);
	}

	@Test
	void keepsTheOrderOfEachKeyWhenSendingMany() {
		List<Event<SignatureRecord>> events = IntStream.range(0, 3_000).mapToObj((i) -> some("key-" + i % 7)).toList();
		this.sender.sendAll("signatures-out-0", events);
		for (int i = 0; i < 7; i++) {
			String key = "key-" + i;
			List<String> expected = events.stream().filter((e) -> e.subject().equals(key)).map(Event::id).toList();
			assertThat(PlainConsumer
				.all(BackingServices.kafkaBrokers(), "signatures",
						(rec) -> new String(rec.key(), StandardCharsets.UTF_8).equals(key))
				.stream()
				.map((rec) -> PlainConsumer.header(rec, "ce_id"))).isEqualTo(expected);
		}
	}

	@Test
	void saysWhenTheTopicDoesNotExist() {
		assertThatExceptionOfType(EventNotAcknowledged.class)
			.isThrownBy(() -> this.sender.send("silent-out-0", some("s")));
	}

	@Test
	void takesManyThreadsAtOnce() throws Exception {
		int threads = 64;
		int each = Integer.getInteger("portevoix.sends", 20);
		long begin = System.nanoTime();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> done = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				done.add(executor.submit(() -> IntStream.range(0, each)
					.forEach((_) -> this.sender.send("signatures-out-0", some(UUID.randomUUID().toString())))));
			}
			for (Future<?> future : done) {
				future.get();
			}
		}
		Duration took = Duration.ofNanos(System.nanoTime() - begin);
		System.out.printf("%d sends from %d virtual threads took %s: %d/s%n", threads * each, threads, took,
				threads * each * 1_000L / took.toMillis());
		assertThat(took).isLessThan(Duration.ofSeconds(60));
	}

	private static Event<SignatureRecord> some(String key) {
		return Event.of(URI.create("/test/sender"), key, Examples.TIME, Examples.submitted().data());
	}

	private static Event<SignatureRecord> withTrace(Event<SignatureRecord> event) {
		return new Event<>(event.id(), event.source(), event.subject(), event.time(),
				"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", event.data());
	}

	private static ConsumerRecord<byte[], byte[]> only(String topic, Event<?> event) {
		List<ConsumerRecord<byte[], byte[]>> records = PlainConsumer.all(BackingServices.kafkaBrokers(), topic,
				(rec) -> PlainConsumer.header(rec, "ce_id").equals(event.id()));
		assertThat(records).hasSize(1);
		return records.getFirst();
	}

	private static void assertOnTheWire(ConsumerRecord<byte[], byte[]> rec, Event<?> event) {
		assertThat(rec.headers().toArray())
			.extracting(Header::key, (header) -> new String(header.value(), StandardCharsets.UTF_8))
			.containsExactlyInAnyOrderElementsOf(Map
				.of("ce_specversion", "1.0", "ce_id", event.id(), "ce_source", "/test/sender", "ce_type",
						"org.portevoix.signature.submitted.v1", "ce_subject", event.subject(), "ce_time",
						"2026-03-08T10:15:30.250Z", "content-type", "application/json", "traceparent",
						"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
				.entrySet()
				.stream()
				.map((entry) -> tuple(entry.getKey(), entry.getValue()))
				.toList());
		assertThat(new String(rec.key(), StandardCharsets.UTF_8)).isEqualTo(event.subject());
		assertThat(EventCodec.mapper().readTree(rec.value()))
			.isEqualTo(EventCodec.mapper().readTree(EventCodec.data(event)));
	}

}
