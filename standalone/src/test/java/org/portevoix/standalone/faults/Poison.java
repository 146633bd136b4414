package org.portevoix.standalone.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records among the signatures that nobody can read. */
record Poison(int poison) implements Fault {

	@Override
	public String name() {
		return "poison";
	}

	@Override
	public String strike(Platform platform, Crowd crowd) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", platform.brokers()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			for (int i = 0; i < this.poison; i++) {
				producer.send(new ProducerRecord<>("signatures", ("poison-" + i).getBytes(StandardCharsets.UTF_8),
						"{\"neither\":".getBytes(StandardCharsets.UTF_8)));
				crowd.awaitMore(10);
			}
		}
		return this.poison + " records on signatures that are no events, between those of citizens";
	}

	@Override
	public Set<Allowed> allowed() {
		return Set.of();
	}

}
