package org.portevoix.member.operation;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes clients of Kafka that live as long as one page is made. They give up within
 * seconds, and do not look for brokers anew without a pause when none answers.
 */
@Component
class LogClients {

	private final Map<String, Object> client;

	LogClients(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
		this.client = Map.of("bootstrap.servers", brokers, "request.timeout.ms", 2_000,
				"socket.connection.setup.timeout.ms", 2_000, "reconnect.backoff.ms", 250, "reconnect.backoff.max.ms",
				1_000, "metadata.recovery.strategy", "none");
	}

	/**
	 * To ask about topics and groups. Close it without waiting.
	 * @throws LogAway if no broker has an address
	 */
	Admin admin() {
		try {
			return Admin.create(with(Map.of("default.api.timeout.ms", 4_000)));
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
	}

	/**
	 * To read single records, in no group.
	 * @throws LogAway if no broker has an address
	 */
	Reading reading(Deadline deadline) {
		try {
			return new Reading(new KafkaConsumer<>(
					with(Map.of("default.api.timeout.ms", 4_000, "enable.auto.commit", false, "auto.offset.reset",
							"none", "allow.auto.create.topics", false, "max.partition.fetch.bytes", 65_536)),
					new ByteArrayDeserializer(), new ByteArrayDeserializer()), deadline);
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
	}

	/**
	 * To append single records.
	 * @throws LogAway if no broker has an address
	 */
	KafkaProducer<byte[], byte[]> producer() {
		try {
			return new KafkaProducer<>(
					with(Map.of("acks", "all", "max.block.ms", 3_000, "delivery.timeout.ms", 5_000, "linger.ms", 0)),
					new ByteArraySerializer(), new ByteArraySerializer());
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
	}

	private Map<String, Object> with(Map<String, Object> more) {
		Map<String, Object> settings = new HashMap<>(this.client);
		settings.putAll(more);
		return settings;
	}

}
