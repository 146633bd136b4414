package org.portevoix.messaging.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.events.SignatureRecord;
import org.portevoix.messaging.EventSender;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest
class OutboxRelayIT {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String BINDING = "outbox-out-0";

	private final String collection = "things" + UUID.randomUUID().toString().substring(0, 8);

	private final List<OutboxRelay> relays = new CopyOnWriteArrayList<>();

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private EventSender sender;

	@DynamicPropertySource
	static void backingServices(DynamicPropertyRegistry registry) {
		BackingServices.register(registry::add);
	}

	@BeforeEach
	void startEmpty() {
		this.mongo.dropCollection("leases");
	}

	@AfterEach
	void stopRelays() {
		this.relays.forEach(OutboxRelay::stop);
	}

	@Test
	void anEventLeavesAfterTheWrite() {
		OutboxRelay relay = relay(this.mongo);
		String key = write("a", "b");
		relay.wake();
		awaitEmpty();
		assertThat(sent(key)).containsExactly("a", "b");
		Document document = requireNonNull(this.mongo.findById(key, Document.class, this.collection));
		assertThat(document.getList(OutboxRelay.PENDING, Document.class)).isEmpty();
		assertThat(document.getString("state")).isEqualTo("kept");
	}

	@Test
	void nobodyNeedsToWakeIt() {
		relay(this.mongo);
		String key = write("a");
		awaitEmpty();
		assertThat(sent(key)).containsExactly("a");
	}

	@Test
	void anEventThatIsDueLaterLeavesLater() {
		relay(this.mongo);
		String key = write(Instant.now().plusSeconds(3), "a");
		await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> sent(key).isEmpty());
		awaitEmpty();
		assertThat(sent(key)).containsExactly("a");
	}

	@Test
	void aCrashAfterTheSendRepeatsTheEventWithItsId() {
		AtomicInteger crashes = new AtomicInteger(1);
		String key = write("a", "b");
		relay(crashing(crashes));
		awaitEmpty();
		assertThat(sent(key)).containsExactly("a", "b", "a", "b");
	}

	@Test
	void twoRelaysKeepTheOrderAndLoseNothing() {
		relay(this.mongo);
		relay(this.mongo);
		List<String> keys = IntStream.range(0, 300).mapToObj((_) -> write("a", "b", "c")).toList();
		awaitEmpty();
		Map<String, List<String>> sent = sent();
		assertThat(keys).allSatisfy((key) -> assertThat(sent.get(key)).containsExactly("a", "b", "c"));
	}

	@Test
	void saysForHowLongTheOldestWaits() {
		OutboxRelay relay = new OutboxRelay(this.collection, this.mongo, this.sender, Clock.systemUTC());
		String key = UUID.randomUUID().toString();
		Document lost = pending(key, "a").append("binding", "nobody-has-this-out-0");
		this.mongo.insert(new Document("_id", key).append(OutboxRelay.PENDING, List.of(lost))
			.append(OutboxRelay.DUE, Date.from(Instant.now().minusSeconds(90))), this.collection);
		assertThat(relay.age()).isZero();
		this.relays.add(relay);
		relay.start();
		await().atMost(LIMIT).until(() -> relay.age().compareTo(Duration.ofSeconds(90)) >= 0);
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(key)),
				Update.update(OutboxRelay.PENDING, List.of(pending(key, "a"))), this.collection);
		awaitEmpty();
		await().atMost(LIMIT).until(() -> relay.age().isZero());
	}

	@Test
	void oneTakesOverWhenAnotherEnds() {
		this.mongo.insert(new Document("_id", "outbox." + this.collection).append("holder", "somebody who died")
			.append("until", Date.from(Instant.now().plusSeconds(3))), "leases");
		relay(this.mongo);
		String key = write("a");
		await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> sent(key).isEmpty());
		awaitEmpty();
		assertThat(sent(key)).containsExactly("a");
	}

	@Test
	void oneThatStopsHandsOverAtOnce() {
		relay(this.mongo).stop();
		assertThat(this.mongo.count(new Query(), "leases")).isZero();
	}

	@Test
	void aDocumentThatIsReplacedMeanwhileTellsItsLastStateLast() {
		relay(this.mongo);
		relay(this.mongo);
		String key = write("1");
		for (int revision = 2; revision <= 60; revision++) {
			replace(key, revision);
		}
		awaitEmpty();
		List<String> sent = sent(key);
		assertThat(sent).endsWith("60");
		assertThat(new LinkedHashSet<>(sent))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 60).mapToObj(Integer::toString).toList());
	}

	@Test
	void anEventThatCannotBeSentStopsNoOther() {
		relay(this.mongo);
		this.mongo.insert(new Document("_id", "poisoned")
			.append(OutboxRelay.PENDING,
					List.of(new Document("event", "e").append("binding", BINDING).append("json", "{")))
			.append(OutboxRelay.DUE, Date.from(Instant.now())), this.collection);
		String key = write("a");
		await().atMost(LIMIT).until(() -> !sent(key).isEmpty());
		assertThat(sent(key)).containsExactly("a");
		assertThat(requireNonNull(this.mongo.findById("poisoned", Document.class, this.collection))
			.getList(OutboxRelay.PENDING, Document.class)).as("it is kept for somebody to look at").hasSize(1);
	}

	private OutboxRelay relay(MongoOperations store) {
		OutboxRelay relay = new OutboxRelay(this.collection, store, this.sender, Clock.systemUTC());
		this.relays.add(relay);
		relay.start();
		return relay;
	}

	/** The store as a process that dies between the send and the pull sees it. */
	private MongoOperations crashing(AtomicInteger times) {
		return (MongoOperations) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { MongoOperations.class }, (_, method, arguments) -> {
					if (method.getName().equals("updateFirst") && String.valueOf(arguments[1]).contains("$pull")
							&& times.getAndDecrement() > 0) {
						throw new DataAccessResourceFailureException("dead");
					}
					try {
						return method.invoke(this.mongo, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private String write(String... ids) {
		return write(Instant.now(), ids);
	}

	private String write(Instant due, String... ids) {
		String key = UUID.randomUUID().toString();
		this.mongo.insert(new Document("_id", key).append("state", "kept")
			.append("revision", 1)
			.append(OutboxRelay.PENDING, List.of(ids).stream().map((id) -> pending(key, id)).toList())
			.append(OutboxRelay.DUE, Date.from(due)), this.collection);
		return key;
	}

	/** As a writer does who knows nothing of updates: reads, changes, writes it all. */
	private void replace(String key, int revision) {
		Document document = requireNonNull(this.mongo.findById(key, Document.class, this.collection));
		List<Document> pending = new ArrayList<>(document.getList(OutboxRelay.PENDING, Document.class, List.of()));
		pending.add(pending(key, Integer.toString(revision)));
		document.append("revision", revision)
			.append(OutboxRelay.PENDING, pending)
			.append(OutboxRelay.DUE, Date.from(Instant.now()));
		this.mongo.findAndReplace(Query.query(Criteria.where("_id").is(key)), document, this.collection);
		this.relays.forEach(OutboxRelay::wake);
	}

	private Document pending(String key, String id) {
		Event<SignatureRecord> event = new Event<>(id, URI.create("/" + this.collection), key, Examples.TIME, null,
				Examples.submitted().data());
		PendingEvent pending = PendingEvent.of(BINDING, event);
		return new Document("event", pending.event()).append("binding", pending.binding())
			.append("json", pending.json());
	}

	private void awaitEmpty() {
		await().atMost(LIMIT)
			.until(() -> this.mongo.count(Query.query(Criteria.where(OutboxRelay.DUE).exists(true)),
					this.collection) == 0);
	}

	private List<String> sent(String key) {
		return sent().getOrDefault(key, List.of());
	}

	/** The ids that this test's relays sent, in order, by key. */
	private Map<String, List<String>> sent() {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", BackingServices.kafkaBrokers()), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			Collection<TopicPartition> partitions = IntStream.range(0, 3)
				.mapToObj((i) -> new TopicPartition("outbox", i))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
			while (partitions.stream().anyMatch((one) -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
			return records.stream()
				.filter((rec) -> text(rec, "ce_source").equals("/" + this.collection))
				.collect(Collectors.groupingBy((rec) -> new String(rec.key(), StandardCharsets.UTF_8),
						Collectors.mapping((rec) -> text(rec, "ce_id"), Collectors.toList())));
		}
	}

	private static String text(ConsumerRecord<byte[], byte[]> rec, String header) {
		return new String(rec.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
	}

}
