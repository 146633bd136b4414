package org.portevoix.member.operation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A dead letter with what it holds, which may be personal data. */
final class Content {

	/** What is said about a dead letter, and was not in the record that it was. */
	private static final String ABOUT = "dlq_";

	private final ConsumerRecord<byte[], byte[]> found;

	private final DeadLetter letter;

	Content(ConsumerRecord<byte[], byte[]> found) {
		this.found = found;
		this.letter = DeadLetter.of(found);
	}

	public DeadLetter letter() {
		return this.letter;
	}

	/** Its key as text; empty if it had none. */
	public String key() {
		return text(this.found.key());
	}

	byte[] value() {
		return Objects.requireNonNullElse(this.found.value(), new byte[0]);
	}

	/** The headers of the record that it was, in the order of their names. */
	public Map<String, String> attributes() {
		Map<String, String> attributes = new TreeMap<>();
		this.found.headers().forEach((header) -> {
			if (!header.key().startsWith(ABOUT)) {
				attributes.put(header.key(), text(header.value()));
			}
		});
		return attributes;
	}

	/** Laid out, if it is JSON; else as it is. */
	public String pretty() {
		try {
			JsonNode json = EventCodec.mapper().readTree(value());
			return json.isMissingNode() ? ""
					: EventCodec.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
		}
		catch (JacksonException ex) {
			return text(value());
		}
	}

	/**
	 * The record that it was, to go where it came from: the same key and headers, and so
	 * the same id, byte for byte.
	 */
	ProducerRecord<byte[], byte[]> again(byte[] value) {
		RecordHeaders headers = new RecordHeaders();
		this.found.headers().forEach((header) -> {
			if (!header.key().startsWith(ABOUT)) {
				headers.add(header);
			}
		});
		return new ProducerRecord<>(this.letter.place().source(), null, this.found.key(), value, headers);
	}

	private static String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : "";
	}

}
