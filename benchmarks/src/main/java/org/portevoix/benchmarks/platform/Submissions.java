package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows which submissions were recorded, from now on, by their headers alone: for who
 * wants to confirm them without reading mails.
 */
public final class Submissions implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(20);

	private static final String SUBMITTED = "org.portevoix.signature.submitted.v1";

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Thread thread;

	private volatile boolean closed;

	/**
	 * Begins to follow.
	 * @param each takes each, on a thread of its own
	 */
	public Submissions(Platform platform, Consumer<Recorded> each) {
		Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", platform.brokers(),
				"enable.auto.commit", "false", "fetch.max.wait.ms", "20", "max.poll.records", "5000"));
		this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		Set<TopicPartition> partitions = this.consumer.partitionsFor(EventLog.SIGNATURES)
			.stream()
			.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
			.collect(Collectors.toCollection(HashSet::new));
		this.consumer.assign(partitions);
		this.consumer.seekToEnd(partitions);
		partitions.forEach(this.consumer::position);
		this.thread = Thread.ofPlatform().daemon().name("submissions").start(() -> follow(each));
	}

	private void follow(Consumer<Recorded> each) {
		while (!this.closed) {
			for (ConsumerRecord<byte[], byte[]> found : this.consumer.poll(POLL)) {
				if (text(found, "ce_type").equals(SUBMITTED)) {
					each.accept(new Recorded(new String(found.key(), StandardCharsets.UTF_8), text(found, "ce_id")));
				}
			}
		}
		this.consumer.close();
	}

	private static String text(ConsumerRecord<byte[], byte[]> found, String name) {
		Header header = found.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : "";
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		try {
			this.thread.join(Duration.ofSeconds(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/** A submission as a token names it. */
	public record Recorded(String signatureId, String submission) {

	}

}
