package org.portevoix.notification.deliveries;

import java.util.List;
import java.util.Optional;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Where a batch stands in its topic, undecodable records included.
 *
 * @param start the first offset
 * @param end the last offset
 */
record Batch(int partition, long start, long end) {

	static Batch of(Message<?> batch) {
		List<?> partitions = header(batch, KafkaHeaders.RECEIVED_PARTITION);
		List<?> offsets = header(batch, KafkaHeaders.OFFSET);
		return new Batch((Integer) partitions.getFirst(), (Long) offsets.getFirst(), (Long) offsets.getLast());
	}

	private static List<?> header(Message<?> batch, String name) {
		return Optional.ofNullable(batch.getHeaders().get(name, List.class))
			.orElseThrow(() -> new IllegalStateException("The binding is not in batch mode: no header " + name));
	}

}
