package org.portevoix.member.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.operation.Reading.Span;

import org.springframework.stereotype.Component;

/** Looks at the log: nobody but Kafka is asked, so it says the same of every service. */
@Component
class Operation {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** So long at most the oldest records are looked for: ages may be left out. */
	private static final Duration AGES = Duration.ofSeconds(2);

	/** In that time a group that works takes something. */
	private static final Duration GLANCE = Duration.ofMillis(1_500);

	private final LogClients clients;

	private final Clock clock;

	Operation(LogClients clients, Clock clock) {
		this.clients = clients;
		this.clock = clock;
	}

	/**
	 * How things are now.
	 * @throws LogAway if Kafka does not answer within five seconds in all
	 */
	Look look() {
		Deadline deadline = new Deadline(PATIENCE);
		Admin admin = this.clients.admin();
		try {
			return look(admin, deadline);
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
		finally {
			// Not the close of a try block: that waits for a broker that is away.
			admin.close(Duration.ZERO);
		}
	}

	private Look look(Admin admin, Deadline deadline) {
		Set<TopicPartition> partitions = partitions(admin, deadline);
		Map<TopicPartition, Long> starts = offsets(admin, partitions, OffsetSpec.earliest(), deadline);
		Set<String> groups = groups(admin, deadline);
		Deadline glance = new Deadline(GLANCE);
		var taken = taken(admin, groups, deadline);
		// Asked after what is taken, or what was taken in between would be less than
		// none.
		Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest(), deadline);
		Map<TopicPartition, Span> spans = new HashMap<>();
		ends.forEach((partition, end) -> spans.put(partition, new Span(starts.getOrDefault(partition, end), end)));
		Map<String, Set<String>> read = read(admin, groups, deadline);
		List<Waiting> waiting = waiting(groups, read, taken, spans);
		Set<Waiting> moved = new HashSet<>();
		if (waiting.stream().anyMatch(Waiting::late)) {
			pause(glance.left());
			var later = taken(admin, groups, deadline);
			waiting.stream()
				.filter((one) -> one.moved(taken.get(one.group()), later.get(one.group())))
				.forEach(moved::add);
		}
		List<Flow> flows = waiting.stream()
			.map((one) -> one.flow(read.containsKey(one.group()), moved.contains(one)))
			.sorted(Comparator.comparing(Flow::state).reversed().thenComparing(Flow::topic).thenComparing(Flow::group))
			.toList();
		spans.keySet().removeIf((partition) -> !Place.isDead(partition.topic()));
		return new Look(flows, spans);
	}

	private static Set<TopicPartition> partitions(Admin admin, Deadline deadline) {
		return deadline.get(admin.describeTopics(deadline.get(admin.listTopics().names())).allTopicNames())
			.values()
			.stream()
			.flatMap((topic) -> topic.partitions()
				.stream()
				.map((one) -> new TopicPartition(topic.name(), one.partition())))
			.collect(Collectors.toSet());
	}

	private static Map<TopicPartition, Long> offsets(Admin admin, Collection<TopicPartition> partitions,
			OffsetSpec which, Deadline deadline) {
		Map<TopicPartition, Long> offsets = new HashMap<>();
		deadline.get(admin.listOffsets(partitions.stream().collect(Collectors.toMap((one) -> one, (_) -> which))).all())
			.forEach((partition, found) -> offsets.put(partition, found.offset()));
		return offsets;
	}

	private static Set<String> groups(Admin admin, Deadline deadline) {
		return deadline.get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
			.stream()
			.map(GroupListing::groupId)
			.collect(Collectors.toSet());
	}

	private static Map<String, Map<TopicPartition, OffsetAndMetadata>> taken(Admin admin, Set<String> groups,
			Deadline deadline) {
		return groups
			.isEmpty()
					? Map.of()
					: deadline.get(admin
						.listConsumerGroupOffsets(groups.stream()
							.collect(Collectors.toMap((group) -> group, (_) -> new ListConsumerGroupOffsetsSpec())))
						.all());
	}

	/**
	 * The groups that have a member, and the topics that their members were given; a
	 * group that ended in between has none.
	 */
	private static Map<String, Set<String>> read(Admin admin, Set<String> groups, Deadline deadline) {
		Map<String, Set<String>> read = new HashMap<>();
		admin.describeConsumerGroups(groups).describedGroups().forEach((group, description) -> {
			try {
				for (MemberDescription member : deadline.get(description).members()) {
					Set<String> topics = read.computeIfAbsent(group, (_) -> new TreeSet<>());
					member.assignment().topicPartitions().forEach((partition) -> topics.add(partition.topic()));
				}
			}
			catch (LogAway ex) {
				if (!(ex.getCause() instanceof ExecutionException)) {
					throw ex;
				}
			}
		});
		return read;
	}

	private List<Waiting> waiting(Set<String> groups, Map<String, Set<String>> read,
			Map<String, Map<TopicPartition, OffsetAndMetadata>> taken, Map<TopicPartition, Span> spans) {
		List<Waiting> waiting = new ArrayList<>();
		try (Reading reading = this.clients.reading(new Deadline(AGES))) {
			for (String group : groups) {
				Map<TopicPartition, OffsetAndMetadata> offsets = taken.getOrDefault(group, Map.of());
				// One that has taken nothing yet is known by what its members were given.
				Set<String> topics = new TreeSet<>(read.getOrDefault(group, Set.of()));
				offsets.keySet().stream().filter(spans::containsKey).forEach((one) -> topics.add(one.topic()));
				topics.forEach((topic) -> waiting.add(waiting(reading, topic, group, offsets, spans)));
			}
		}
		return waiting;
	}

	/** Of a partition in which a group has taken nothing yet, all is before it. */
	private Waiting waiting(Reading reading, String topic, String group, Map<TopicPartition, OffsetAndMetadata> offsets,
			Map<TopicPartition, Span> spans) {
		Map<TopicPartition, Long> unread = new HashMap<>();
		long records = 0;
		for (Map.Entry<TopicPartition, Span> one : spans.entrySet()) {
			OffsetAndMetadata next = offsets.get(one.getKey());
			Span before = new Span(Math.max(one.getValue().start(), (next != null) ? next.offset() : 0),
					one.getValue().end());
			if (one.getKey().topic().equals(topic) && !before.isEmpty()) {
				unread.put(one.getKey(), before.start());
				records += before.size();
			}
		}
		return new Waiting(topic, group, records, age(reading.first(unread)));
	}

	private @Nullable Duration age(List<ConsumerRecord<byte[], byte[]>> unread) {
		return unread.stream()
			.map((one) -> Instant.ofEpochMilli(one.timestamp()))
			.min(Comparator.naturalOrder())
			.map((oldest) -> Duration.between(oldest, this.clock.instant()))
			.map((age) -> age.isNegative() ? Duration.ZERO : age)
			.orElse(null);
	}

	private static void pause(Duration length) {
		try {
			TimeUnit.NANOSECONDS.sleep(length.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LogAway(ex);
		}
	}

	/** A flow of which it is not known yet whether it moves. */
	private record Waiting(String topic, String group, long records, @Nullable Duration age) {

		boolean late() {
			return this.records > 0 && (this.age == null || this.age.compareTo(State.LATE) >= 0);
		}

		boolean moved(@Nullable Map<TopicPartition, OffsetAndMetadata> before,
				@Nullable Map<TopicPartition, OffsetAndMetadata> after) {
			return before != null && after != null
					&& after.entrySet()
						.stream()
						.anyMatch((one) -> one.getKey().topic().equals(this.topic)
								&& !Objects.equals(one.getValue(), before.get(one.getKey())));
		}

		Flow flow(boolean read, boolean moves) {
			return new Flow(this.topic, this.group, this.records, this.age,
					State.of(this.records, this.age, read, moves));
		}

	}

}
