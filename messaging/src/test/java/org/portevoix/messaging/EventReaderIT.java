package org.portevoix.messaging;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Examples;
import org.portevoix.events.SignatureRecord;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest
class EventReaderIT {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	@Autowired
	private Readings readings;

	@Autowired
	private MeterRegistry meters;

	private String source = "";

	private KafkaProducer<byte[], byte[]> producer;

	EventReaderIT() {
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", BackingServices.kafkaBrokers(), "linger.ms", 50, "acks", "all"),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	@DynamicPropertySource
	static void backingServices(DynamicPropertyRegistry registry) {
		BackingServices.register(registry::add);
	}

	@BeforeEach
	void nameTheSource(TestInfo test) {
		this.source = "/test/" + test.getTestMethod().orElseThrow().getName();
	}

	@AfterEach
	void noMoreTrouble() {
		this.readings.troubleWith((_) -> {
		});
		this.producer.close();
	}

	@Test
	void buriesTheUndecodableAloneWithItsCause() {
		double before = buried();
		List<Event<SignatureRecord>> events = events(5);
		put(1, events.get(0));
		put(1, events.get(1));
		put(1, events.get(2), "{\"givenName\":\"Planted-Name-4711\"}".getBytes(StandardCharsets.UTF_8));
		put(1, events.get(3), null);
		put(1, events.get(4));
		await().atMost(LIMIT).until(() -> this.readings.handled(this.source).size() == 3);
		assertThat(this.readings.handled(this.source))
			.isEqualTo(List.of(events.get(0).id(), events.get(1).id(), events.get(4).id()));
		List<ConsumerRecord<byte[], byte[]>> dead = deadLetters();
		assertThat(dead).hasSize(2);
		assertThat(PlainConsumer.header(dead.get(0), "ce_id")).isEqualTo(events.get(2).id());
		assertThat(PlainConsumer.header(dead.get(0), "dlq_cause")).contains("signature.submitted.v1")
			.doesNotContain("Planted");
		// Spring reads this one header for itself.
		assertThat(PlainConsumer.header(dead.get(0), "traceparent")).isEqualTo(TRACEPARENT);
		assertThat(PlainConsumer.header(dead.get(0), "dlq_place")).matches("1:\\d+");
		assertThat(new String(dead.get(0).value(), StandardCharsets.UTF_8)).contains("Planted-Name-4711");
		assertThat(new String(dead.get(0).key(), StandardCharsets.UTF_8)).isEqualTo(events.get(2).subject());
		assertThat(PlainConsumer.header(dead.get(1), "ce_id")).isEqualTo(events.get(3).id());
		assertThat(buried() - before).isEqualTo(2);
	}

	@Test
	void buriesARecordWithoutKeyAndHeaders() {
		List<Event<SignatureRecord>> events = events(1);
		long before = PlainConsumer.all(BackingServices.kafkaBrokers(), "readings.dlq").size();
		this.producer.send(new ProducerRecord<>("readings", 1, null, new byte[] { 1, 2, 3 }));
		put(1, events.getFirst());
		await().atMost(LIMIT).until(() -> this.readings.handled(this.source).size() == 1);
		List<ConsumerRecord<byte[], byte[]>> dead = PlainConsumer.all(BackingServices.kafkaBrokers(), "readings.dlq");
		assertThat(dead).hasSize((int) before + 1);
		assertThat(dead.getLast().value()).containsExactly(1, 2, 3);
	}

	@Test
	void triesTheSameBatchAgainUntilItWorks() {
		AtomicInteger failures = new AtomicInteger(4);
		this.readings.troubleWith(failing(failures, new DataAccessResourceFailureException("the store is away")));
		List<Event<SignatureRecord>> events = events(20);
		for (int i = 0; i < events.size(); i++) {
			if (i == 7) {
				put(2, event(), new byte[] { '{' });
			}
			put(2, events.get(i));
		}
		await().atMost(LIMIT).until(() -> this.readings.handled(this.source).size() == 20);
		assertThat(this.readings.handled(this.source)).isEqualTo(events.stream().map(Event::id).toList());
		List<List<Received<SignatureRecord>>> attempts = this.readings.attempts(this.source);
		assertThat(attempts).hasSizeGreaterThanOrEqualTo(5);
		assertThat(attempts.subList(0, 4)).allSatisfy((attempt) -> assertThat(attempt).isEqualTo(attempts.get(4)));
		assertThat(deadLetters()).as("the undecodable one is buried once").hasSize(1);
	}

	@Test
	void triesAgainWhateverFailed() {
		for (RuntimeException failure : List.of(new ClassCastException("no"), new IllegalStateException("no"),
				new MessageConversionException("no"), new ConversionException("no", new RuntimeException("no")))) {
			this.readings.troubleWith(failing(new AtomicInteger(2), failure));
			Event<SignatureRecord> event = event();
			put(0, event);
			await().atMost(LIMIT).until(() -> this.readings.handled(this.source).contains(event.id()));
		}
		assertThat(this.readings.handled(this.source)).hasSize(4);
		assertThat(this.readings.attempts(this.source)).hasSize(12);
	}

	@Test
	void keepsItsPartitionsThroughTroubleLongerThanThePollInterval() {
		long until = System.nanoTime() + Duration.ofSeconds(9).toNanos();
		this.readings.troubleWith((batch) -> {
			if (System.nanoTime() < until) {
				throw new DataAccessResourceFailureException("the store is away");
			}
		});
		List<Event<SignatureRecord>> events = events(10);
		events.forEach((event) -> put(0, event));
		await().atMost(LIMIT).until(() -> this.readings.handled(this.source).size() >= 10);
		List<Event<SignatureRecord>> later = events(10);
		later.forEach((event) -> put(0, event));
		await().atMost(LIMIT).until(() -> this.readings.handled(this.source).size() >= 20);
		List<String> expected = new ArrayList<>(events.stream().map(Event::id).toList());
		expected.addAll(later.stream().map(Event::id).toList());
		assertThat(this.readings.handled(this.source)).isEqualTo(expected);
	}

	@Test
	void givesBatchesOfOnePartition() {
		List<Event<SignatureRecord>> events = events(300);
		for (int i = 0; i < events.size(); i++) {
			put(i % 3, events.get(i));
		}
		await().atMost(LIMIT).until(() -> this.readings.handled(this.source).size() == 300);
		assertThat(this.readings.attempts(this.source))
			.allSatisfy((batch) -> assertThat(batch.stream().map(Received::partition).distinct()).hasSize(1))
			.anySatisfy((batch) -> assertThat(batch).hasSizeGreaterThan(5));
		assertThat(this.readings.attempts(this.source)).allSatisfy((batch) -> assertThat(batch)
			.isSortedAccordingTo((one, other) -> Long.compare(one.offset(), other.offset())));
	}

	private static Consumer<List<Received<SignatureRecord>>> failing(AtomicInteger times, RuntimeException failure) {
		return (batch) -> {
			if (!batch.isEmpty() && times.getAndDecrement() > 0) {
				throw failure;
			}
		};
	}

	private double buried() {
		return this.meters.counter("portevoix.dead.letters", "binding", "readings-dlq-out-0").count();
	}

	private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
		return PlainConsumer.all(BackingServices.kafkaBrokers(), "readings.dlq",
				(rec) -> PlainConsumer.header(rec, "ce_source").equals(this.source));
	}

	private List<Event<SignatureRecord>> events(int number) {
		return IntStream.range(0, number).mapToObj((_) -> event()).toList();
	}

	private Event<SignatureRecord> event() {
		return Event.of(URI.create(this.source), "señal", Examples.TIME, Examples.submitted().data()).in(TRACEPARENT);
	}

	private void put(int partition, Event<SignatureRecord> event) {
		put(partition, event, EventCodec.data(event));
	}

	private void put(int partition, Event<SignatureRecord> event, byte @Nullable [] data) {
		ProducerRecord<byte[], byte[]> rec = new ProducerRecord<>("readings", partition,
				event.subject().getBytes(StandardCharsets.UTF_8), data);
		EventCodec.headers(event)
			.forEach((name, value) -> rec.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
		this.producer.send(rec);
	}

}
