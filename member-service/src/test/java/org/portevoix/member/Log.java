package org.portevoix.member;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;

/** Writes and reads what is on the wire, with nothing of ours in between. */
public final class Log {

	private final String brokers;

	public Log(String brokers) {
		this.brokers = brokers;
	}

	/** Appends events, those of a subject in their order. */
	public void append(String topic, Event<?>... events) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.brokers, "acks", "all"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			for (Event<?> event : events) {
				RecordHeaders headers = new RecordHeaders();
				EventCodec.headers(event)
					.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
				producer
					.send(new ProducerRecord<>(topic, null, event.subject().getBytes(StandardCharsets.UTF_8),
							EventCodec.data(event), headers))
					.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Appends what need not be an event. */
	public void put(String topic, String key, Map<String, String> headers, String value) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.brokers, "acks", "all"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			RecordHeaders wire = new RecordHeaders();
			headers.forEach((name, text) -> wire.add(name, text.getBytes(StandardCharsets.UTF_8)));
			producer.send(new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8),
					value.getBytes(StandardCharsets.UTF_8), wire));
		}
	}

	/** All records with a key at this moment, those of a partition in their order. */
	public List<Line> read(String topic, String key) {
		return readAll(topic).stream().filter((line) -> line.key().equals(key)).toList();
	}

	public List<Line> readAll(String topic) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", this.brokers),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<Line> lines = new ArrayList<>();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach((found) -> lines.add(Line.of(found)));
			}
			return lines;
		}
	}

	/** A record as text. */
	public record Line(String key, Map<String, String> headers, String value) {

		static Line of(ConsumerRecord<byte[], byte[]> found) {
			Map<String, String> headers = new HashMap<>();
			found.headers()
				.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
			return new Line(new String(found.key(), StandardCharsets.UTF_8), headers,
					new String(found.value(), StandardCharsets.UTF_8));
		}

		/** The last part of its type. */
		public String type() {
			return String.valueOf(this.headers.get("ce_type")).replace("org.portevoix.", "");
		}

	}

}
