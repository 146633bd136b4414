package org.portevoix.campaign.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Tells which incarnation of the topic a batch comes from: the id that Kafka gave it. It
 * asks again whenever a partition is assigned, and whenever offsets do not go on where
 * they left off, since both may mean that the topic was made anew.
 */
class Epochs implements KafkaBindingRebalanceListener {

	private static final long PATIENCE_SECONDS = 10;

	private final String topic;

	private final Admin admin;

	private final Map<Integer, Seen> seen = new ConcurrentHashMap<>();

	Epochs(String topic, Admin admin) {
		this.topic = topic;
		this.admin = admin;
	}

	/**
	 * The epoch of a batch.
	 * @param start the offset it begins with
	 * @throws IllegalStateException if Kafka does not tell
	 */
	String of(int partition, long start) {
		Seen last = this.seen.get(partition);
		if (last != null && start > last.offset()) {
			return last.epoch();
		}
		String epoch = ask();
		this.seen.put(partition, new Seen(epoch, start));
		return epoch;
	}

	/** Says that a partition is handled up to here. */
	void handled(Position end) {
		this.seen.put(end.partition(), new Seen(end.epoch(), end.offset()));
	}

	@Override
	public void onPartitionsAssigned(String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions,
			boolean initial) {
		partitions.forEach((partition) -> this.seen.remove(partition.partition()));
	}

	private String ask() {
		try {
			return this.admin.describeTopics(List.of(this.topic))
				.topicNameValues()
				.values()
				.iterator()
				.next()
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
				.topicId()
				.toString();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Kafka does not tell the id of topic " + this.topic, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private record Seen(String epoch, long offset) {

	}

}
