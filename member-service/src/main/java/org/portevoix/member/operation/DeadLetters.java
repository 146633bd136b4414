package org.portevoix.member.operation;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.portevoix.member.operation.Reading.Span;
import org.portevoix.service.problems.NotFound;

import org.springframework.stereotype.Component;

/** The dead letters in the log. */
@Component
class DeadLetters {

	/** So many of each partition are on one page. */
	private static final int PAGE = 50;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Longer than the producer itself tries. */
	private static final Duration SENDING = Duration.ofSeconds(10);

	private final LogClients clients;

	DeadLetters(LogClients clients) {
		this.clients = clients;
	}

	/**
	 * Some letters of a topic, the newest first.
	 * @param page 0 for the newest
	 * @throws NotFound if there is no such topic
	 * @throws LogAway if Kafka does not answer in time
	 */
	Page page(String topic, int page) {
		if (!Place.isDead(topic)) {
			throw new NotFound();
		}
		try (Reading reading = this.clients.reading(new Deadline(PATIENCE))) {
			Map<TopicPartition, Span> spans = reading.spans(topic);
			if (spans.isEmpty()) {
				throw new NotFound();
			}
			long passed = (long) Math.max(0, page) * PAGE;
			Map<TopicPartition, Span> shown = new HashMap<>();
			boolean older = false;
			for (Map.Entry<TopicPartition, Span> one : spans.entrySet()) {
				long end = one.getValue().end() - passed;
				Span some = new Span(Math.max(one.getValue().start(), end - PAGE), end);
				if (!some.isEmpty()) {
					shown.put(one.getKey(), some);
					older |= some.start() > one.getValue().start();
				}
			}
			List<DeadLetter> letters = reading.all(shown)
				.stream()
				.map(DeadLetter::of)
				.sorted(Comparator.comparing(DeadLetter::at)
					.thenComparing((letter) -> letter.place().offset())
					.reversed())
				.toList();
			return new Page(letters, older);
		}
	}

	/**
	 * One letter.
	 * @throws NotFound if it is not there, or not any more
	 * @throws LogAway if Kafka does not answer in time
	 */
	Content read(Place place) {
		try (Reading reading = this.clients.reading(new Deadline(PATIENCE))) {
			TopicPartition partition = new TopicPartition(place.topic(), place.partition());
			Span span = reading.spans(place.topic()).get(partition);
			if (span == null || !span.holds(place.offset())) {
				throw new NotFound();
			}
			return reading.all(Map.of(partition, new Span(place.offset(), place.offset() + 1)))
				.stream()
				.findFirst()
				.map(Content::new)
				.orElseThrow(NotFound::new);
		}
	}

	/**
	 * Sends a letter back where it came from.
	 * @param value in place of what it holds
	 * @throws LogAway if that is not acknowledged: it may have been sent, or not
	 */
	void sendBack(Content letter, byte[] value) {
		KafkaProducer<byte[], byte[]> producer = this.clients.producer();
		try {
			Future<?> sent = producer.send(letter.again(value));
			new Deadline(SENDING).get(sent);
		}
		catch (KafkaException ex) {
			throw new LogAway(ex);
		}
		finally {
			producer.close(Duration.ZERO);
		}
	}

	/**
	 * Some of them.
	 *
	 * @param older whether there are older ones
	 */
	record Page(List<DeadLetter> letters, boolean older) {

	}

}
