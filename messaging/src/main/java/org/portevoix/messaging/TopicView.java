package org.portevoix.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;
import org.portevoix.events.EventData;
import org.portevoix.events.UndecodableEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Reads a compacted topic from its beginning and goes on reading: every instance for
 * itself, without a group. It is caught up when it has passed what the topic held when it
 * began, and needs no store to start.
 */
public class TopicView<F extends EventData> implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(TopicView.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration POLL = Duration.ofMillis(500);

	private final String topic;

	private final Class<F> family;

	private final Consumer<Event<F>> apply;

	private final Runnable completed;

	private final Map<String, Object> client;

	private final CountDownLatch caughtUp = new CountDownLatch(1);

	private final Semaphore stop = new Semaphore(0);

	private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

	private volatile boolean running;

	TopicView(String topic, Class<F> family, Consumer<Event<F>> apply, Runnable completed, Map<String, Object> client) {
		this.topic = topic;
		this.family = family;
		this.apply = apply;
		this.completed = completed;
		this.client = new HashMap<>(client);
		this.client.put("default.api.timeout.ms", 10_000);
		this.client.put("request.timeout.ms", 5_000);
		// A topic that was made anew begins at its beginning, and is not for a view to
		// make.
		this.client.put("auto.offset.reset", "earliest");
		this.client.put("allow.auto.create.topics", false);
	}

	/** Whether all that the topic held at the start has been applied. */
	public boolean isCaughtUp() {
		return this.caughtUp.getCount() == 0;
	}

	/** Waits until it is, for a limited time. */
	boolean awaitCaughtUp(Duration patience) throws InterruptedException {
		return this.caughtUp.await(patience.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** What it reads. */
	public String topic() {
		return this.topic;
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofPlatform().daemon().name("view-" + this.topic).start(this::readUntilStopped);
	}

	@Override
	public void stop() {
		this.running = false;
		this.stop.release();
		KafkaConsumer<byte[], byte[]> consumer = this.reading;
		if (consumer != null) {
			consumer.wakeup();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return ViewsGate.VIEWS;
	}

	private void readUntilStopped() {
		while (this.running) {
			try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(this.client, new ByteArrayDeserializer(),
					new ByteArrayDeserializer())) {
				this.reading = consumer;
				read(consumer);
			}
			catch (WakeupException ex) {
				log.debug("The view of {} stops", this.topic);
			}
			catch (RuntimeException ex) {
				// The view reads on whatever happens; what one event does wrong once it
				// may
				// do right the next time.
				log.warn("The view of {} starts over: {}", this.topic, ex.getClass().getName());
				pause();
			}
			finally {
				this.reading = null;
			}
		}
	}

	private void pause() {
		try {
			if (this.stop.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.running = false;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	private void read(KafkaConsumer<byte[], byte[]> consumer) {
		List<TopicPartition> partitions = consumer.partitionsFor(this.topic)
			.stream()
			.map((PartitionInfo info) -> new TopicPartition(this.topic, info.partition()))
			.toList();
		if (partitions.isEmpty()) {
			throw new UnknownTopicOrPartitionException();
		}
		consumer.assign(partitions);
		consumer.seekToBeginning(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		while (this.running) {
			if (!isCaughtUp()
					&& ends.entrySet().stream().allMatch((end) -> consumer.position(end.getKey()) >= end.getValue())) {
				this.completed.run();
				this.caughtUp.countDown();
				log.info("The view of {} is caught up", this.topic);
			}
			consumer.poll(POLL).forEach(this::apply);
		}
	}

	private void apply(ConsumerRecord<byte[], byte[]> rec) {
		if (rec.value() == null) {
			return;
		}
		Map<String, String> headers = new HashMap<>();
		rec.headers()
			.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
		try {
			this.apply.accept(EventCodec.decode(this.family, headers, rec.value()));
		}
		catch (UndecodableEvent ex) {
			log.warn("The view of {} leaves out the record at {}:{}: {}", this.topic, rec.partition(), rec.offset(),
					ex.getMessage());
		}
	}

}
