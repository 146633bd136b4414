package org.portevoix.member.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads single records without a group, for as long as somebody waits for a page: what
 * does not come in time is left out.
 */
class Reading implements AutoCloseable {

	private static final Duration STEP = Duration.ofMillis(200);

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final long deadline;

	Reading(Map<String, Object> client, Duration patience) {
		Map<String, Object> settings = new HashMap<>(client);
		settings.put("enable.auto.commit", false);
		settings.put("auto.offset.reset", "none");
		settings.put("max.partition.fetch.bytes", 65_536);
		this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		this.deadline = System.nanoTime() + patience.toNanos();
	}

	/** The first record at or after each place. */
	List<ConsumerRecord<byte[], byte[]>> first(Map<TopicPartition, Long> places) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		Set<TopicPartition> waiting = start(places);
		while (!waiting.isEmpty() && inTime()) {
			var records = this.consumer.poll(STEP);
			for (TopicPartition partition : records.partitions()) {
				if (waiting.remove(partition)) {
					found.add(records.records(partition).getFirst());
				}
			}
			this.consumer.pause(records.partitions());
		}
		return found;
	}

	/** All from each place up to its end. */
	List<ConsumerRecord<byte[], byte[]>> all(Map<TopicPartition, Long> places, Map<TopicPartition, Long> ends) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		Set<TopicPartition> waiting = start(places);
		while (!waiting.isEmpty() && inTime()) {
			this.consumer.poll(STEP).forEach(found::add);
			waiting.removeIf((partition) -> this.consumer.position(partition) >= ends.getOrDefault(partition, 0L));
		}
		return found;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

	private Set<TopicPartition> start(Map<TopicPartition, Long> places) {
		this.consumer.assign(places.keySet());
		places.forEach(this.consumer::seek);
		return new HashSet<>(places.keySet());
	}

	private boolean inTime() {
		return System.nanoTime() < this.deadline;
	}

}
