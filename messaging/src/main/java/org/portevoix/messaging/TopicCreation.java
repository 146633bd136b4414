package org.portevoix.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;

/**
 * Makes the topics that are missing before any binding starts, and waits for the broker
 * until it can. It never changes a topic that exists.
 */
class TopicCreation implements InitializingBean {

	private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Topics topics;

	private final Map<String, Object> client;

	TopicCreation(Topics topics, Map<String, Object> client) {
		this.topics = topics;
		this.client = client;
	}

	@Override
	public void afterPropertiesSet() throws InterruptedException {
		try (Admin admin = Admin.create(this.client)) {
			while (!created(admin)) {
				log.info("Waiting for Kafka, to make sure that the topics exist");
				TimeUnit.SECONDS.sleep(1);
			}
		}
	}

	private boolean created(Admin admin) throws InterruptedException {
		try {
			Set<String> present = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			List<NewTopic> missing = this.topics.topics()
				.entrySet()
				.stream()
				.filter((topic) -> !present.contains(topic.getKey()))
				.map((topic) -> new NewTopic(topic.getKey(), topic.getValue().partitions(), this.topics.replication())
					.configs(topic.getValue().configuration()))
				.toList();
			for (var result : admin.createTopics(missing).values().values()) {
				result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
			return true;
		}
		catch (ExecutionException ex) {
			// Another service made it at the same moment: look again.
			if (!(ex.getCause() instanceof TopicExistsException)) {
				log.info("Kafka does not answer: {}", String.valueOf(ex.getCause()));
			}
			return false;
		}
		catch (TimeoutException ex) {
			return false;
		}
	}

}
