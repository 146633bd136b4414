package org.portevoix.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.EventData;
import org.portevoix.events.Evidence;
import org.portevoix.events.Examples;
import org.portevoix.events.NotificationEvent;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.SubmissionExample;

/** The log as the other services write and read it. */
final class Log implements AutoCloseable {

	private static final URI SOURCE = URI.create("/tests");

	private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
			Map.of("bootstrap.servers", BackingServices.kafkaBrokers(), "acks", "all"), new ByteArraySerializer(),
			new ByteArraySerializer());

	Log() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBrokers()))) {
			Set<String> present = admin.listTopics().names().get();
			Map<String, Integer> wanted = Map.of("signatures", 4, "ledger", 4, "notifications", 1, "campaigns", 1,
					"organisations", 1, "public", 3, "members", 2);
			admin
				.createTopics(wanted.entrySet()
					.stream()
					.filter((topic) -> !present.contains(topic.getKey()))
					.map((topic) -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
					.toList())
				.all()
				.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Tells about the campaign and the organisation of the examples. */
	void publishCampaign() {
		append("campaigns", Event.of(SOURCE, Examples.CAMPAIGN_ID, Instant.now(),
				new CampaignEvent.Published(Examples.campaign().build())));
		append("organisations", Event.of(SOURCE, Examples.ORGANISATION, Instant.now(),
				new OrganisationEvent.OrganisationUpdated(Examples.organisation().build())));
		this.producer.flush();
	}

	/**
	 * Somebody filled in the form; the person and the signature follow from the address.
	 */
	String submit(String address, UnaryOperator<SubmissionExample> details) {
		return submit(address, Examples.CAMPAIGN_ID, details);
	}

	String submit(String address, String campaignId, UnaryOperator<SubmissionExample> details) {
		SubmissionExample submission = details.apply(Examples.submission().email(address).submittedAt(now()));
		Event<SignatureRecord> event = Event.of(SOURCE, signature(address, campaignId), now(),
				new SignatureRecord.Submitted(campaignId, Examples.SLUG, Examples.ORGANISATION, person(address),
						submission.build(), new Evidence(null, "example.org", 12)));
		append("signatures", event);
		return event.id();
	}

	static String person(String address) {
		return "p-" + UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
	}

	static String signature(String address) {
		return signature(address, Examples.CAMPAIGN_ID);
	}

	static String signature(String address, String campaignId) {
		return "s-" + UUID.nameUUIDFromBytes((campaignId + address).getBytes(StandardCharsets.UTF_8));
	}

	void append(String topic, Event<?> event) {
		append(topic, event, EventCodec.data(event));
	}

	void append(String topic, String subject, EventData data) {
		append(topic, Event.of(SOURCE, subject, now(), data));
	}

	void append(String topic, Event<?> event, byte[] data) {
		ProducerRecord<byte[], byte[]> wire = new ProducerRecord<>(topic,
				event.subject().getBytes(StandardCharsets.UTF_8), data);
		EventCodec.headers(event)
			.forEach((name, value) -> wire.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
		var _ = this.producer.send(wire);
	}

	void flush() {
		this.producer.flush();
	}

	/** What was told about a signature's mails, each event once. */
	static List<NotificationEvent> told(String signatureId) {
		Map<String, NotificationEvent> told = new HashMap<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", BackingServices.kafkaBrokers()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor("notifications")
				.stream()
				.map((info) -> new TopicPartition("notifications", info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(200)).forEach((wire) -> {
					Map<String, String> headers = new HashMap<>();
					wire.headers()
						.forEach((header) -> headers.put(header.key(),
								new String(header.value(), StandardCharsets.UTF_8)));
					Event<NotificationEvent> event = EventCodec.decode(NotificationEvent.class, headers, wire.value());
					if (new String(wire.value(), StandardCharsets.UTF_8).contains(signatureId)) {
						told.put(event.id(), event.data());
					}
				});
			}
		}
		return new ArrayList<>(told.values());
	}

	/** How much a group has not taken yet of the submissions. */
	static long lag(String group) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBrokers()))) {
			int partitions = admin.describeTopics(List.of("signatures"))
				.allTopicNames()
				.get()
				.values()
				.iterator()
				.next()
				.partitions()
				.size();
			Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
			for (int i = 0; i < partitions; i++) {
				latest.put(new TopicPartition("signatures", i), OffsetSpec.latest());
			}
			var taken = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
			return admin.listOffsets(latest).all().get().entrySet().stream().mapToLong((end) -> {
				var offset = taken.get(end.getKey());
				return end.getValue().offset() - ((offset != null) ? offset.offset() : 0);
			}).sum();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
