package org.portevoix.member.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * Whether what is recorded here is what people said until a moment ago. It looks at the
 * group and not at this instance: another may have the partitions. While the log does not
 * answer nothing is certain, and the answer becomes no by itself.
 */
public class Freshness {

	private static final Logger log = LoggerFactory.getLogger(Freshness.class);

	private static final long PATIENCE_SECONDS = 5;

	private final String topic;

	private final String group;

	private final Admin admin;

	private final Duration tolerated;

	private final Clock clock;

	private final Progress progress;

	/**
	 * Creates it.
	 * @param tolerated how old what is known may be
	 */
	Freshness(String topic, String group, Admin admin, Duration tolerated, Clock clock) {
		this.topic = topic;
		this.group = group;
		this.admin = admin;
		this.tolerated = tolerated;
		this.clock = clock;
		this.progress = new Progress(tolerated.multipliedBy(10));
	}

	public boolean isFresh() {
		Instant asOf = this.progress.asOf();
		return asOf.isAfter(Instant.MIN) && !asOf.isBefore(this.clock.instant().minus(this.tolerated));
	}

	/** How old what is known may be, in seconds. */
	double age() {
		Instant asOf = this.progress.asOf();
		return asOf.equals(Instant.MIN) ? Double.NaN : Duration.between(asOf, this.clock.instant()).toMillis() / 1000.0;
	}

	@Scheduled(fixedDelayString = "${portevoix.contacts.sample-every}")
	void look() {
		try {
			Instant before = this.clock.instant();
			Map<TopicPartition, Long> ends = offsets(partitions(), OffsetSpec.latest());
			this.progress.ended(before, byNumber(ends));
			this.progress.reached(byNumber(positions(ends.keySet())));
		}
		catch (ExecutionException | TimeoutException ex) {
			log.warn("Whether consents are up to date is not known: {}", ex.getClass().getSimpleName());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Collection<TopicPartition> partitions() throws ExecutionException, InterruptedException, TimeoutException {
		return Objects
			.requireNonNull(this.admin.describeTopics(List.of(this.topic))
				.allTopicNames()
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
				.get(this.topic))
			.partitions()
			.stream()
			.map((info) -> new TopicPartition(this.topic, info.partition()))
			.toList();
	}

	private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
			throws ExecutionException, InterruptedException, TimeoutException {
		return this.admin
			.listOffsets(partitions.stream().collect(Collectors.toMap((partition) -> partition, (_) -> spec)))
			.all()
			.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().offset()));
	}

	/**
	 * Where nothing was committed the group has nothing behind it, and begins at the
	 * start.
	 */
	private Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions)
			throws ExecutionException, InterruptedException, TimeoutException {
		Map<TopicPartition, Long> positions = new HashMap<>(offsets(partitions, OffsetSpec.earliest()));
		Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(this.group)
			.partitionsToOffsetAndMetadata()
			.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		committed.forEach((partition, offset) -> {
			if (offset != null) {
				positions.merge(partition, offset.offset(), Math::max);
			}
		});
		return positions;
	}

	private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
		return offsets.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().partition(), Map.Entry::getValue));
	}

}
