package org.portevoix.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Examples;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TopicViewIT {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final AtomicInteger TOPICS = new AtomicInteger();

	private static final KafkaProcess KAFKA = BackingServices.startKafka();

	private final String topic = "campaigns-" + TOPICS.incrementAndGet();

	private final List<Long> seen = new CopyOnWriteArrayList<>();

	/** What was seen when it was said to be all. */
	private final List<Long> complete = new CopyOnWriteArrayList<>();

	private final AtomicInteger failures = new AtomicInteger();

	private final TopicView<CampaignEvent> view = new TopicViews(Map.of("bootstrap.servers", KAFKA.brokers()))
		.of(this.topic, CampaignEvent.class, this::see, () -> this.complete.addAll(this.seen));

	private void see(Event<CampaignEvent> event) {
		if (this.failures.getAndDecrement() > 0) {
			throw new IllegalStateException("not now");
		}
		this.seen.add(event.data().campaign().revision());
	}

	@BeforeEach
	void startBroker() {
		if (!KAFKA.process().isAlive()) {
			KAFKA.process().start();
		}
	}

	@AfterEach
	void stopView() {
		this.view.stop();
	}

	@AfterAll
	static void stopBroker() {
		KAFKA.close();
	}

	@Test
	void catchesUpWithWhatIsThereAndGoesOn() {
		create();
		put(1);
		putRubbish();
		put(2);
		this.view.start();
		await().atMost(LIMIT).until(this.view::isCaughtUp);
		assertThat(this.seen).containsExactly(1L, 2L);
		assertThat(this.complete).containsExactly(1L, 2L);
		put(3);
		await().atMost(LIMIT).until(() -> this.seen.size() == 3);
		assertThat(this.seen).containsExactly(1L, 2L, 3L);
	}

	@Test
	void isCaughtUpWithAnEmptyTopic() {
		create();
		this.view.start();
		await().atMost(LIMIT).until(this.view::isCaughtUp);
		assertThat(new ViewsHealth(List.of(this.view)).health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void waitsForATopicThatIsNotThereYet() {
		this.view.start();
		assertThat(new ViewsHealth(List.of(this.view)).health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		await().during(Duration.ofSeconds(3)).atMost(LIMIT).until(() -> !this.view.isCaughtUp());
		create();
		put(1);
		await().atMost(LIMIT).until(() -> this.seen.contains(1L));
		assertThat(this.view.isCaughtUp()).isTrue();
	}

	@Test
	void opensTheDoorWhenItIsCaughtUp() {
		create();
		put(1);
		this.view.start();
		new ViewsGate(List.of(this.view), LIMIT).start();
		assertThat(this.seen).containsExactly(1L);
		assertThat(this.view.getPhase()).isLessThan(new ViewsGate(List.of(), LIMIT).getPhase());
	}

	@Test
	void opensTheDoorAfterAWhileThoughTheTopicIsNotThere() {
		this.view.start();
		new ViewsGate(List.of(this.view), Duration.ofMillis(200)).start();
		assertThat(this.view.isCaughtUp()).isFalse();
	}

	@Test
	void survivesTheEndOfTheBroker() {
		create();
		put(1);
		this.view.start();
		await().atMost(LIMIT).until(this.view::isCaughtUp);
		KAFKA.process().restart();
		put(2);
		await().atMost(LIMIT).until(() -> this.seen.contains(2L));
		assertThat(this.seen).startsWith(1L).endsWith(2L);
		assertThat(this.view.isCaughtUp()).isTrue();
	}

	@Test
	void startsBeforeTheBrokerDoes() {
		create();
		put(1);
		KAFKA.process().kill();
		this.view.start();
		await().during(Duration.ofSeconds(2)).atMost(LIMIT).until(() -> !this.view.isCaughtUp());
		KAFKA.process().start();
		await().atMost(LIMIT).until(this.view::isCaughtUp);
		assertThat(this.seen).containsExactly(1L);
	}

	@Test
	void readsAgainAfterATroubleOfItsOwn() {
		create();
		put(1);
		put(2);
		this.failures.set(2);
		this.view.start();
		await().atMost(LIMIT).until(() -> this.seen.contains(2L));
		assertThat(this.seen).endsWith(1L, 2L);
	}

	private void create() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.brokers()))) {
			admin.createTopics(List.of(new NewTopic(this.topic, 1, (short) 1))).all().get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void put(long revision) {
		Event<CampaignEvent> event = Examples
			.campaign(new CampaignEvent.Updated(Examples.campaign().revision(revision).build()));
		ProducerRecord<byte[], byte[]> rec = new ProducerRecord<>(this.topic,
				event.subject().getBytes(StandardCharsets.UTF_8), EventCodec.data(event));
		EventCodec.headers(event)
			.forEach((name, value) -> rec.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
		put(rec);
	}

	private void putRubbish() {
		put(new ProducerRecord<>(this.topic, new byte[] { 1 }, new byte[] { 2 }));
		put(new ProducerRecord<>(this.topic, new byte[] { 1 }, null));
	}

	private static void put(ProducerRecord<byte[], byte[]> rec) {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", KAFKA.brokers(), "acks", "all"), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.send(rec).get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
