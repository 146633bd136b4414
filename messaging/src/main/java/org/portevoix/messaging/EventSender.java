package org.portevoix.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * Appends events to the log, and returns when all in-sync replicas have them. Many at
 * once are pipelined, in the order given for each key.
 */
public class EventSender implements AutoCloseable {

	/** Longer than the producer itself tries, so that it is the producer who gives up. */
	private static final long PATIENCE_SECONDS = 10;

	private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final UnaryOperator<String> destinations;

	/**
	 * Creates a sender.
	 * @param destinations the topic of a binding
	 */
	EventSender(DefaultKafkaProducerFactory<byte[], byte[]> producers, UnaryOperator<String> destinations) {
		this.producers = producers;
		this.kafka = new KafkaTemplate<>(producers);
		// The caller is told of each failure, and a broker that is away fails thousands.
		this.kafka.setProducerListener(new ProducerListener<>() {
		});
		this.destinations = destinations;
	}

	/**
	 * Appends one event under its subject.
	 * @throws EventNotAcknowledged if the log is silent
	 */
	public void send(String binding, Event<?> event) {
		join(binding, append(binding, event));
	}

	/**
	 * Appends an event that is held in structured mode.
	 * @throws EventNotAcknowledged if the log is silent
	 */
	public void send(String binding, String structured) {
		EventCodec.Binary event = EventCodec.binary(structured);
		send(binding, event.subject(), event.headers(), event.data());
	}

	/**
	 * Appends many at once.
	 * @throws EventNotAcknowledged if one was not acknowledged; others may have been
	 */
	public void sendAll(String binding, Collection<? extends Event<?>> events) {
		joinAll(binding, events.stream().<CompletableFuture<?>>map((event) -> append(binding, event)).toList());
	}

	/**
	 * Appends many at once that are held in structured mode.
	 * @throws EventNotAcknowledged if one was not acknowledged; others may have been
	 */
	public void sendAllStructured(String binding, Collection<String> events) {
		joinAll(binding, events.stream().<CompletableFuture<?>>map((structured) -> {
			EventCodec.Binary event = EventCodec.binary(structured);
			return append(binding, event.subject(), event.headers(), event.data());
		}).toList());
	}

	@Override
	public void close() {
		this.producers.destroy();
	}

	void send(String binding, String key, Map<String, String> headers, byte[] data) {
		join(binding, append(binding, key, headers, data));
	}

	private CompletableFuture<?> append(String binding, Event<?> event) {
		return append(binding, event.subject(), EventCodec.headers(event), EventCodec.data(event));
	}

	private CompletableFuture<?> append(String binding, String key, Map<String, String> headers, byte[] data) {
		RecordHeaders wire = new RecordHeaders();
		headers.forEach((name, value) -> wire.add(name, value.getBytes(StandardCharsets.UTF_8)));
		try {
			return this.kafka.send(new ProducerRecord<>(this.destinations.apply(binding), null,
					key.getBytes(StandardCharsets.UTF_8), data, wire));
		}
		catch (KafkaException | org.springframework.kafka.KafkaException ex) {
			throw new EventNotAcknowledged(binding, ex);
		}
	}

	private static void joinAll(String binding, List<CompletableFuture<?>> appended) {
		join(binding, CompletableFuture.allOf(appended.toArray(CompletableFuture[]::new)));
	}

	private static void join(String binding, CompletableFuture<?> appended) {
		try {
			appended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new EventNotAcknowledged(binding, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new EventNotAcknowledged(binding, ex);
		}
	}

}
