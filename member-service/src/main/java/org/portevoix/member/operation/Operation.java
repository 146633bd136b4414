package org.portevoix.member.operation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at the log: nobody but Kafka is asked, so it says the same of every service. */
@Component
class Operation {

	/** How a dead-letter topic's name ends. */
	private static final String DEAD = ".dlq";

	/** So many dead letters of each partition are shown. */
	private static final int SHOWN = 50;

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Map<String, Object> client;

	private final Clock clock;

	Operation(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers, Clock clock) {
		this.client = Map.of("bootstrap.servers", brokers, "default.api.timeout.ms", 3_000, "request.timeout.ms",
				2_000);
		this.clock = clock;
	}

	/**
	 * How things are now.
	 * @throws LogAway if Kafka does not answer within seconds
	 */
	Look look() {
		Admin admin = admin();
		try {
			return look(admin);
		}
		catch (ExecutionException | KafkaException ex) {
			throw new LogAway(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LogAway(ex);
		}
		finally {
			// Not the close of a try block: that waits for a broker that is away.
			admin.close(Duration.ZERO);
		}
	}

	private Admin admin() {
		try {
			return Admin.create(this.client);
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
	}

	private Look look(Admin admin) throws ExecutionException, InterruptedException {
		Set<String> names = admin.listTopics().names().get();
		List<TopicPartition> partitions = admin.describeTopics(names)
			.allTopicNames()
			.get()
			.values()
			.stream()
			.flatMap((topic) -> topic.partitions()
				.stream()
				.map((one) -> new TopicPartition(topic.name(), one.partition())))
			.toList();
		Map<TopicPartition, Long> starts = offsets(admin, partitions, OffsetSpec.earliest());
		var committed = committed(admin);
		// Asked after what is committed, or what was taken in between would be less than
		// none.
		Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
		try (Reading reading = new Reading(this.client, PATIENCE)) {
			List<DeadLetter> letters = letters(reading, starts, ends);
			return new Look(flows(reading, committed, starts, ends), letters, kept(starts, ends));
		}
	}

	private static Map<TopicPartition, Long> offsets(Admin admin, Collection<TopicPartition> partitions,
			OffsetSpec which) throws ExecutionException, InterruptedException {
		Map<TopicPartition, Long> offsets = new HashMap<>();
		admin.listOffsets(partitions.stream().collect(Collectors.toMap((one) -> one, (one) -> which)))
			.all()
			.get()
			.forEach((partition, found) -> offsets.put(partition, found.offset()));
		return offsets;
	}

	private static Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin)
			throws ExecutionException, InterruptedException {
		Map<String, ListConsumerGroupOffsetsSpec> groups = admin.listGroups()
			.all()
			.get()
			.stream()
			.map(GroupListing::groupId)
			.collect(Collectors.toMap((group) -> group, (group) -> new ListConsumerGroupOffsetsSpec()));
		return groups.isEmpty() ? Map.of() : new TreeMap<>(admin.listConsumerGroupOffsets(groups).all().get());
	}

	private List<Flow> flows(Reading reading, Map<String, Map<TopicPartition, OffsetAndMetadata>> committed,
			Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
		List<Flow> flows = new ArrayList<>();
		committed.forEach((group, offsets) -> {
			Set<String> topics = offsets.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
			topics.forEach((topic) -> flows.add(flow(reading, topic, group, offsets, starts, ends)));
		});
		flows.sort(Comparator.comparing(Flow::topic).thenComparing(Flow::group));
		return flows;
	}

	/** Of a partition in which a group has taken nothing yet, all is before it. */
	private Flow flow(Reading reading, String topic, String group, Map<TopicPartition, OffsetAndMetadata> offsets,
			Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
		Map<TopicPartition, Long> unread = new HashMap<>();
		long records = 0;
		for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
			TopicPartition partition = end.getKey();
			OffsetAndMetadata taken = offsets.get(partition);
			long start = starts.getOrDefault(partition, 0L);
			long next = (taken != null) ? Math.max(start, taken.offset()) : start;
			if (partition.topic().equals(topic) && next < end.getValue()) {
				unread.put(partition, next);
				records += end.getValue() - next;
			}
		}
		return new Flow(topic, group, records, age(reading.first(unread)));
	}

	private @Nullable Duration age(List<ConsumerRecord<byte[], byte[]>> unread) {
		return unread.stream()
			.map((one) -> Instant.ofEpochMilli(one.timestamp()))
			.min(Comparator.naturalOrder())
			.map((oldest) -> Duration.between(oldest, this.clock.instant()))
			.map((age) -> age.isNegative() ? Duration.ZERO : age)
			.orElse(null);
	}

	private static List<DeadLetter> letters(Reading reading, Map<TopicPartition, Long> starts,
			Map<TopicPartition, Long> ends) {
		Map<TopicPartition, Long> places = new HashMap<>();
		starts.forEach((partition, start) -> {
			long end = ends.getOrDefault(partition, 0L);
			if (partition.topic().endsWith(DEAD) && start < end) {
				places.put(partition, Math.max(start, end - SHOWN));
			}
		});
		return reading.all(places, ends)
			.stream()
			.map(Operation::letter)
			.sorted(Comparator.comparing(DeadLetter::at)
				.thenComparing(DeadLetter::topic)
				.thenComparing(DeadLetter::offset)
				.reversed())
			.toList();
	}

	private static long kept(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
		return starts.entrySet()
			.stream()
			.filter((start) -> start.getKey().topic().endsWith(DEAD))
			.mapToLong((start) -> ends.getOrDefault(start.getKey(), start.getValue()) - start.getValue())
			.sum();
	}

	private static DeadLetter letter(ConsumerRecord<byte[], byte[]> one) {
		return new DeadLetter(one.topic(), one.partition(), one.offset(), Instant.ofEpochMilli(one.timestamp()),
				one.topic().substring(0, one.topic().length() - DEAD.length()), header(one, "dlq_place"),
				header(one, "dlq_cause"));
	}

	private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
		Header header = one.headers().lastHeader(name);
		return (header != null)
				? new String(Objects.requireNonNullElse(header.value(), new byte[0]), StandardCharsets.UTF_8) : "";
	}

}
