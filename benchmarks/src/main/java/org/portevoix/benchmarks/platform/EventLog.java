package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;

/** The log of a system: what is in it, how far consumers are, and events of our own. */
public final class EventLog implements AutoCloseable {

	/** What people did. */
	public static final String SIGNATURES = "signatures";

	/** What the ledger decided. */
	public static final String LEDGER = "ledger";

	private static final long POLL_MILLIS = 100;

	private final Admin admin;

	private final KafkaProducer<byte[], byte[]> producer;

	/** Opens the log of a system. */
	public EventLog(Platform platform) {
		Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", platform.brokers()));
		this.admin = Admin.create(settings);
		settings.putAll(Map.of("acks", "all", "linger.ms", "20", "batch.size", "131072", "compression.type", "none"));
		this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
	}

	/** Appends events as the services would, and waits until the log has them. */
	public void append(String topic, Stream<? extends Event<?>> events) throws IOException {
		AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
		events.forEach((event) -> this.producer.send(wire(topic, event), (_, ex) -> {
			if (ex != null) {
				failure.set(ex);
			}
		}));
		this.producer.flush();
		if (failure.get() != null) {
			throw new IOException("The log did not take all", failure.get());
		}
	}

	private static ProducerRecord<byte[], byte[]> wire(String topic, Event<?> event) {
		RecordHeaders headers = new RecordHeaders();
		EventCodec.headers(event).forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
		return new ProducerRecord<>(topic, null, event.subject().getBytes(StandardCharsets.UTF_8),
				EventCodec.data(event), headers);
	}

	/** How many records of a topic a group has not dealt with. */
	public long lag(String group, String topic) throws IOException, InterruptedException {
		Map<TopicPartition, Long> ends = ends(topic);
		Map<TopicPartition, OffsetAndMetadata> done = committed(group);
		return ends.entrySet()
			.stream()
			.mapToLong((end) -> Math.max(0, end.getValue() - offset(done, end.getKey())))
			.sum();
	}

	/** How many records of a topic a group has dealt with since it began. */
	public long done(String group, String topic) throws IOException, InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> done = committed(group);
		return done.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().topic().equals(topic))
			.mapToLong((entry) -> offset(done, entry.getKey()))
			.sum();
	}

	private static long offset(Map<TopicPartition, OffsetAndMetadata> done, TopicPartition partition) {
		OffsetAndMetadata committed = done.get(partition);
		return (committed != null) ? committed.offset() : 0;
	}

	/** Waits until every consumer of what people did has dealt with all of it. */
	public void awaitRest(Duration limit) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		while (lag(Groups.CAMPAIGN_LEDGER, SIGNATURES) > 0 || lag(Groups.NOTIFICATION, SIGNATURES) > 0
				|| lag(Groups.MEMBER, LEDGER) > 0) {
			if (System.nanoTime() > deadline) {
				throw new IOException("The consumers are not done after " + limit);
			}
			Thread.sleep(POLL_MILLIS);
		}
	}

	private Map<TopicPartition, Long> ends(String topic) throws IOException, InterruptedException {
		try {
			Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
			this.producer.partitionsFor(topic)
				.forEach((partition) -> asked.put(new TopicPartition(topic, partition.partition()),
						OffsetSpec.latest()));
			Map<TopicPartition, Long> ends = new HashMap<>();
			this.admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at, end.offset()));
			return ends;
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
	}

	private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws IOException, InterruptedException {
		try {
			return this.admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
	}

	@Override
	public void close() {
		this.producer.close();
		this.admin.close();
	}

}
