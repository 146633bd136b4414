package org.portevoix.member.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads single records without a group, for as long as somebody waits for a page: what
 * does not come in time is left out.
 */
class Reading implements AutoCloseable {

	private static final Duration STEP = Duration.ofMillis(200);

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Deadline deadline;

	Reading(KafkaConsumer<byte[], byte[]> consumer, Deadline deadline) {
		this.consumer = consumer;
		this.deadline = deadline;
	}

	/**
	 * From where to where the records of a topic go; empty if there is no such topic.
	 * @throws LogAway if Kafka does not answer in time
	 */
	Map<TopicPartition, Span> spans(String topic) {
		try {
			List<TopicPartition> partitions = this.consumer.partitionsFor(topic, this.deadline.left())
				.stream()
				.map((one) -> new TopicPartition(topic, one.partition()))
				.toList();
			Map<TopicPartition, Long> starts = this.consumer.beginningOffsets(partitions, this.deadline.left());
			Map<TopicPartition, Span> spans = new HashMap<>();
			this.consumer.endOffsets(partitions, this.deadline.left())
				.forEach((partition, end) -> spans.put(partition, new Span(starts.getOrDefault(partition, end), end)));
			return spans;
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
	}

	/** The first record at or after each place. */
	List<ConsumerRecord<byte[], byte[]>> first(Map<TopicPartition, Long> places) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		Set<TopicPartition> waiting = start(places);
		while (!waiting.isEmpty() && !this.deadline.passed()) {
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

	/**
	 * All of each span, and nothing beyond.
	 * @throws LogAway if they do not come in time
	 */
	List<ConsumerRecord<byte[], byte[]>> all(Map<TopicPartition, Span> spans) {
		List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
		Map<TopicPartition, Long> places = new HashMap<>();
		spans.forEach((partition, span) -> places.put(partition, span.start()));
		Set<TopicPartition> waiting = start(places);
		try {
			while (!waiting.isEmpty()) {
				if (this.deadline.passed()) {
					throw new LogAway(new org.apache.kafka.common.errors.TimeoutException());
				}
				this.consumer.poll(STEP).forEach((one) -> {
					Span span = spans.get(new TopicPartition(one.topic(), one.partition()));
					if (span != null && one.offset() < span.end()) {
						found.add(one);
					}
				});
				waiting.removeIf((partition) -> {
					Span span = spans.get(partition);
					return span == null || this.consumer.position(partition) >= span.end();
				});
			}
			return found;
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
	}

	@Override
	public void close() {
		// Leaves no group, so there is nothing to wait for.
		this.consumer.close(CloseOptions.timeout(Duration.ZERO));
	}

	private Set<TopicPartition> start(Map<TopicPartition, Long> places) {
		this.consumer.assign(places.keySet());
		places.forEach(this.consumer::seek);
		return new HashSet<>(places.keySet());
	}

	/**
	 * Some records of a partition.
	 *
	 * @param start offset of the first
	 * @param end offset behind the last
	 */
	record Span(long start, long end) {

		boolean isEmpty() {
			return this.start >= this.end;
		}

		long size() {
			return Math.max(0, this.end - this.start);
		}

		boolean holds(long offset) {
			return this.start <= offset && offset < this.end;
		}

	}

}
