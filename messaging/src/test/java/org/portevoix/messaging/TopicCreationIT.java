package org.portevoix.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.messaging.Topics.Topic;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
class TopicCreationIT {

	@Autowired
	private Topics topics;

	@DynamicPropertySource
	static void backingServices(DynamicPropertyRegistry registry) {
		BackingServices.register(registry::add);
	}

	@Test
	void listsEveryTopicOfThePlatform() {
		assertThat(this.topics.topics()).containsKeys("signatures", "ledger", "members", "notifications", "campaigns",
				"organisations", "public", "signatures.dlq", "ledger.dlq");
	}

	@Test
	void makesEveryTopicAsItIsListed() throws Exception {
		try (Admin admin = admin()) {
			var described = admin.describeTopics(this.topics.topics().keySet()).allTopicNames().get();
			this.topics.topics()
				.forEach((name, topic) -> assertThat(requireNonNull(described.get(name)).partitions()).as(name)
					.hasSize(topic.partitions()));
			assertThat(setting(admin, "signatures", "retention.ms")).isEqualTo("604800000");
			assertThat(setting(admin, "signatures", "segment.ms")).isEqualTo("21600000");
			assertThat(setting(admin, "ledger.dlq", "retention.ms")).isEqualTo("604800000");
			assertThat(setting(admin, "campaigns", "cleanup.policy")).isEqualTo("compact");
			assertThat(setting(admin, "public", "retention.ms")).isEqualTo("2592000000");
		}
	}

	@Test
	void manyMayMakeThemAtOnce() throws Exception {
		Topics racing = new Topics(IntStream.range(0, 10)
			.boxed()
			.collect(Collectors.toMap((i) -> "race-" + i, (_) -> new Topic(2, false, Map.of()))), (short) 1);
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> services = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				services.add(executor.submit(() -> {
					new TopicCreation(racing, Map.of("bootstrap.servers", BackingServices.kafkaBrokers()))
						.afterPropertiesSet();
					return null;
				}));
			}
			for (Future<?> service : services) {
				service.get();
			}
		}
		try (Admin admin = admin()) {
			assertThat(admin.listTopics().names().get()).containsAll(racing.topics().keySet());
		}
	}

	private static String setting(Admin admin, String topic, String name) throws Exception {
		ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
		Config config = requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
		return config.get(name).value();
	}

	private static Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBrokers()));
	}

}
