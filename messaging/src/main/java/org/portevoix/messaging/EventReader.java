package org.portevoix.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;
import org.portevoix.events.EventData;
import org.portevoix.events.UndecodableEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * Reads batches of events. A record that can't be decoded goes to the dead-letter topic,
 * alone and with its cause, and the others go on; a record that merely can't be handled
 * now is not its business.
 */
public class EventReader {

	private static final Logger log = LoggerFactory.getLogger(EventReader.class);

	private static final int REMEMBERED = 1_000;

	private final EventSender sender;

	private final MeterRegistry meters;

	/** A batch that can't be handled comes again with what was buried from it. */
	private final Set<String> buried = Collections.synchronizedSet(Collections.newSetFromMap(new Buried()));

	EventReader(EventSender sender, MeterRegistry meters) {
		this.sender = sender;
		this.meters = meters;
	}

	/**
	 * The events of a batch, in their order.
	 * @param family what the topic carries
	 * @param deadLetters the binding that takes what can't be decoded
	 */
	public <F extends EventData> List<Received<F>> read(Class<F> family, String deadLetters,
			Message<? extends List<?>> batch) {
		List<?> payloads = batch.getPayload();
		List<?> headers = header(batch, KafkaHeaders.BATCH_CONVERTED_HEADERS);
		List<?> partitions = header(batch, KafkaHeaders.RECEIVED_PARTITION);
		List<?> offsets = header(batch, KafkaHeaders.OFFSET);
		List<Received<F>> events = new ArrayList<>(payloads.size());
		for (int i = 0; i < payloads.size(); i++) {
			int partition = (Integer) partitions.get(i);
			long offset = (Long) offsets.get(i);
			byte[] data = (payloads.get(i) instanceof byte[] bytes) ? bytes : new byte[0];
			Map<String, String> attributes = texts((Map<?, ?>) headers.get(i));
			try {
				events.add(new Received<>(EventCodec.decode(family, attributes, data), partition, offset));
			}
			catch (UndecodableEvent ex) {
				bury(deadLetters, header(batch, KafkaHeaders.RECEIVED_KEY).get(i), attributes, data, ex,
						partition + ":" + offset);
			}
		}
		return events;
	}

	private void bury(String deadLetters, @Nullable Object key, Map<String, String> attributes, byte[] data,
			UndecodableEvent ex, String place) {
		String grave = deadLetters + " " + place + " " + attributes.hashCode() + " " + Arrays.hashCode(data);
		if (this.buried.contains(grave)) {
			return;
		}
		log.warn("Undecodable record at {} goes to {}: {}", place, deadLetters, ex.getMessage());
		Map<String, String> withCause = new HashMap<>(attributes);
		withCause.put("dlq_cause", String.valueOf(ex.getMessage()));
		withCause.put("dlq_place", place);
		String text = (key instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : "";
		this.sender.send(deadLetters, text, withCause, data);
		this.buried.add(grave);
		this.meters.counter("portevoix.dead.letters", "binding", deadLetters).increment();
	}

	private static List<?> header(Message<?> batch, String name) {
		return Optional.ofNullable(batch.getHeaders().get(name, List.class))
			.orElseThrow(() -> new IllegalStateException("The binding is not in batch mode: no header " + name));
	}

	/** In batch mode headers come as they are on the wire, but for those of traces. */
	private static Map<String, String> texts(Map<?, ?> headers) {
		Map<String, String> texts = HashMap.newHashMap(headers.size());
		headers.forEach((name, value) -> {
			if (value instanceof byte[] bytes) {
				texts.put((String) name, new String(bytes, StandardCharsets.UTF_8));
			}
			else if (value instanceof String text) {
				texts.put((String) name, text);
			}
		});
		return texts;
	}

	private static final class Buried extends LinkedHashMap<String, Boolean> {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > REMEMBERED;
		}

	}

}
