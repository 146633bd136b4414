package org.portevoix.backing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackingServicesIT {

	@Test
	void servesKafkaAndMongoToWhoeverAsks() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBrokers()))) {
			assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
		}
		try (var client = MongoClients.create(BackingServices.mongoUri())) {
			assertThat(client.getDatabase("any").runCommand(new Document("ping", 1)).get("ok")).isNotNull();
		}
		assertThat(BackingServices.springProperties()).containsEntry("KAFKA_BROKERS", BackingServices.kafkaBrokers());
	}

	@Test
	void keepsWhatKafkaAcknowledgedThroughAKill() throws Exception {
		try (KafkaProcess kafka = BackingServices.startKafka();
				Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()));
				var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka.brokers(), "acks", "all"),
						new StringSerializer(), new StringSerializer())) {
			admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get(30, TimeUnit.SECONDS);
			for (int i = 0; i < 100; i++) {
				producer.send(new ProducerRecord<>("kept", 0, null, "value")).get(30, TimeUnit.SECONDS);
			}
			kafka.process().restart();
			producer.send(new ProducerRecord<>("kept", 0, null, "after")).get(30, TimeUnit.SECONDS);
			TopicPartition partition = new TopicPartition("kept", 0);
			assertThat(admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
				.partitionResult(partition)
				.get(30, TimeUnit.SECONDS)
				.offset()).isEqualTo(101);
		}
	}

}
