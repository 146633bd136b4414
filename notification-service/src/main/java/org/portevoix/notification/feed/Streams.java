package org.portevoix.notification.feed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Names the partitions of topics, so that a topic that was made anew begins new streams
 * and is not mistaken for old offsets. It asks Kafka again whenever offsets do not go on
 * where they left off.
 */
@Component
public class Streams implements DisposableBean {

	private static final long PATIENCE_SECONDS = 10;

	/** Of the topic's id: enough to tell incarnations apart, and short in a cursor. */
	private static final int ID_LENGTH = 8;

	private final Admin admin;

	private final Map<String, Seen> seen = new ConcurrentHashMap<>();

	Streams(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
		this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
	}

	/**
	 * The stream that a batch comes from.
	 * @param start the offset that it begins with
	 * @param end the offset that it ends with
	 * @throws IllegalStateException if Kafka does not tell
	 */
	public String of(String topic, int partition, long start, long end) {
		String place = topic + "-" + partition;
		Seen last = this.seen.get(place);
		String stream = (last != null && start == last.end() + 1) ? last.stream() : ask(topic) + "." + partition;
		this.seen.put(place, new Seen(stream, end));
		return stream;
	}

	@Override
	public void destroy() {
		this.admin.close();
	}

	private String ask(String topic) {
		try {
			return this.admin.describeTopics(List.of(topic))
				.topicNameValues()
				.values()
				.iterator()
				.next()
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
				.topicId()
				.toString()
				.substring(0, ID_LENGTH);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Kafka does not tell the id of topic " + topic, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private record Seen(String stream, long end) {

	}

}
