package org.portevoix.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic as anybody could, without any of this project's code. */
final class PlainConsumer {

	private PlainConsumer() {
	}

	/** All that a topic holds, in the order of each partition. */
	static List<ConsumerRecord<byte[], byte[]>> all(String brokers, String topic) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
			while (partitions.stream().anyMatch((partition) -> consumer.position(partition) < end(ends, partition))) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
			return records;
		}
	}

	private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
		return ends.getOrDefault(partition, 0L);
	}

	/** The records of a topic that a test asks for. */
	static List<ConsumerRecord<byte[], byte[]>> all(String brokers, String topic,
			Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
		return all(brokers, topic).stream().filter(wanted).toList();
	}

	static String header(ConsumerRecord<byte[], byte[]> rec, String name) {
		var header = rec.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : "";
	}

}
