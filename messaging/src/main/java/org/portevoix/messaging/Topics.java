package org.portevoix.messaging;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The topics of the platform as {@code topics.yml} lists them.
 *
 * @param topics by name
 * @param replication copies of each partition; 3 in production
 */
@ConfigurationProperties("portevoix.kafka")
record Topics(Map<String, Topic> topics, short replication) {

	/**
	 * How a topic is made.
	 *
	 * @param configuration Kafka's own topic settings
	 */
	record Topic(int partitions, Map<String, String> configuration) {

		Topic {
			configuration = (configuration != null) ? Map.copyOf(configuration) : Map.of();
		}

	}

}
