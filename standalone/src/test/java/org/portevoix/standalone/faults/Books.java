package org.portevoix.standalone.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/** What store and log hold, read past the services. */
final class Books implements AutoCloseable {

	/** Who reads the topic {@code signatures}. */
	static final List<String> READERS = List.of("campaign-ledger", "notification-service");

	private static final Pattern DIFFERENCE = Pattern.compile("(?m)^portevoix_ledger_difference\\S* (\\S+)$");

	private final Platform platform;

	private final MongoClient store;

	Books(Platform platform) {
		this.platform = platform;
		this.store = MongoClients.create(platform.storeUri());
	}

	/** Documents of people under a campaign. */
	long recorded(String slug) {
		return this.store.getDatabase("campaign").getCollection("signatures").countDocuments(Filters.eq("slug", slug));
	}

	/** The sum of a campaign's tallies. */
	long tallied(String slug) {
		String campaign = campaignId(slug);
		long sum = 0;
		for (Document tally : this.store.getDatabase("campaign")
			.getCollection("tallies")
			.find(Filters.eq("campaignId", campaign))) {
			sum += ((Number) tally.get("total")).longValue();
		}
		return sum;
	}

	/** Mails of a campaign in a state, such as {@code SENT}. */
	long mails(String slug, String state) {
		return this.store.getDatabase("notification")
			.getCollection("mails")
			.countDocuments(Filters.and(Filters.eq("campaignId", campaignId(slug)), Filters.eq("state", state)));
	}

	private String campaignId(String slug) {
		Document one = this.store.getDatabase("campaign")
			.getCollection("signatures")
			.find(Filters.eq("slug", slug))
			.first();
		return (one != null) ? one.getString("campaignId") : "";
	}

	/** By how much counts and signatures disagree; not a number if nobody says. */
	double difference() {
		Matcher found = DIFFERENCE.matcher(this.platform.metrics("campaign-service"));
		return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
	}

	/** Records in the dead-letter topics. */
	long deadLetters() throws Exception {
		try (Admin admin = admin(this.platform)) {
			long sum = 0;
			for (String topic : admin.listTopics().names().get()) {
				sum += topic.endsWith(".dlq") ? ends(admin, topic).values().stream().mapToLong(Long::longValue).sum()
						: 0;
			}
			return sum;
		}
	}

	/** How many records of {@code signatures} are still to be dealt with. */
	long lag() throws Exception {
		try (Admin admin = admin(this.platform)) {
			Map<TopicPartition, Long> ends = ends(admin, "signatures");
			long lag = 0;
			for (String group : READERS) {
				Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(group)
					.partitionsToOffsetAndMetadata()
					.get();
				for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
					OffsetAndMetadata at = done.get(end.getKey());
					lag += end.getValue() - ((at != null) ? at.offset() : 0);
				}
			}
			return lag;
		}
	}

	static Admin admin(Platform platform) {
		return Admin.create(Map.of("bootstrap.servers", platform.brokers()));
	}

	private static Map<TopicPartition, Long> ends(Admin admin, String topic) throws Exception {
		Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
		admin.describeTopics(List.of(topic))
			.allTopicNames()
			.get()
			.get(topic)
			.partitions()
			.forEach((partition) -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
		Map<TopicPartition, Long> ends = new HashMap<>();
		admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at, end.offset()));
		return ends;
	}

	@Override
	public void close() {
		this.store.close();
	}

}
