package org.portevoix.standalone.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing personal stands where it must not, looked for by words that nobody else uses.
 */
@Tag("faults")
class PlantedDataIT {

	private static final List<String> PLANTED = List.of("zyxwvut", "quetzalcoatlus", "plantedcomment",
			"planted-address");

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	@Test
	void leavesNothingPersonalInLogsMetricsUrlsOrPublicTopics() throws Exception {
		String address = "planted-address@example.org";
		var form = this.citizens.answering(this.citizens.form("Zyxwvut", address, "nl"), true)
			.put("familyName", "Quetzalcoatlus")
			.put("comment", "plantedcomment");
		long before = this.citizens.count();
		assertThat(this.citizens.sign(form).statusCode()).isEqualTo(202);
		this.citizens.sign(form.deepCopy().put("country", "nowhere"));
		JsonNode mail = this.citizens.awaitMail(address, 1);
		assertThat(mail.path("text").stringValue()).contains("token=").doesNotContain("plantedcomment");
		assertNothingPlanted("a link in the mail", Citizens.token(mail, "confirm") + Citizens.token(mail, "withdraw"));
		this.citizens.confirm(Citizens.token(mail, "confirm"));
		this.citizens.awaitCount(before + 1);
		this.citizens.withdraw(Citizens.token(mail, "withdraw"));
		this.citizens.awaitCount(before);

		for (Path log : logs()) {
			assertNothingPlanted(log.getFileName().toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
		}
		for (String service : List.of("CAMPAIGN_PORT", "MEMBER_PORT", "NOTIFICATION_PORT", "GATEWAY_MANAGEMENT_PORT")) {
			assertNothingPlanted(service,
					this.citizens.fetch("http://localhost:" + this.system.port(service) + "/actuator/prometheus")
						.body());
		}
		for (String topic : List.of("public", "campaigns", "organisations", "notifications", "members")) {
			assertNothingPlanted(topic, read(topic));
		}
		String signatures = read("signatures").toLowerCase(Locale.ROOT);
		// Nobody asked for a comment, so it was never kept.
		assertThat(PLANTED).as("the search finds what is there")
			.allSatisfy(
					(word) -> assertThat(signatures.contains(word)).as(word).isEqualTo(!word.equals("plantedcomment")));
	}

	private static void assertNothingPlanted(String where, String text) {
		assertThat(PLANTED).as(where).noneMatch(text.toLowerCase(Locale.ROOT)::contains);
	}

	private List<Path> logs() throws IOException {
		try (Stream<Path> files = Files.list(this.system.data().resolve("log"))) {
			List<Path> logs = files.toList();
			assertThat(logs).hasSizeGreaterThan(5);
			return logs;
		}
	}

	/** All of a topic, headers and keys included. */
	private String read(String topic) {
		Map<String, Object> client = Map.of("bootstrap.servers", "localhost:" + this.system.port("KAFKA_PORT"));
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = new ArrayList<>();
			consumer.partitionsFor(topic)
				.forEach((info) -> partitions.add(new TopicPartition(topic, info.partition())));
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			StringBuilder text = new StringBuilder();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach((found) -> append(text, found));
			}
			return text.toString();
		}
	}

	private static void append(StringBuilder text, ConsumerRecord<byte[], byte[]> found) {
		text.append(new String(found.key(), StandardCharsets.UTF_8)).append('\n');
		found.headers()
			.forEach((header) -> text.append(new String(header.value(), StandardCharsets.UTF_8)).append('\n'));
		text.append((found.value() != null) ? new String(found.value(), StandardCharsets.UTF_8) : "").append('\n');
	}

}
