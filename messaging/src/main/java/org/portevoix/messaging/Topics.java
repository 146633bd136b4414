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

	boolean areReadAcrossPartitions(String topic) {
		Topic known = this.topics.get(topic);
		return known != null && known.acrossPartitions();
	}

	/**
	 * How a topic is made.
	 *
	 * @param acrossPartitions whether its consumers take batches that span partitions;
	 * otherwise each batch is of one
	 * @param configuration Kafka's own topic settings
	 */
	record Topic(int partitions, boolean acrossPartitions, Map<String, String> configuration) {

		Topic {
			configuration = (configuration != null) ? Map.copyOf(configuration) : Map.of();
		}

	}

}
