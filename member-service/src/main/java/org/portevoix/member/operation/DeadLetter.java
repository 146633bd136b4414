package org.portevoix.member.operation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that could not be decoded, without what it held: that may be personal data.
 *
 * @param at when it was put there
 * @param origin partition and offset at the source; empty if that is not said
 * @param cause why it could not be decoded; empty if that is not said
 * @param type the type of event that it says to be; empty if it does not
 */
record DeadLetter(Place place, Instant at, String origin, String cause, String type) {

	static DeadLetter of(ConsumerRecord<byte[], byte[]> found) {
		return new DeadLetter(new Place(found.topic(), found.partition(), found.offset()),
				Instant.ofEpochMilli(found.timestamp()), header(found, "dlq_place"), header(found, "dlq_cause"),
				header(found, "ce_type"));
	}

	private static String header(ConsumerRecord<byte[], byte[]> found, String name) {
		Header header = found.headers().lastHeader(name);
		return (header != null)
				? new String(Objects.requireNonNullElse(header.value(), new byte[0]), StandardCharsets.UTF_8) : "";
	}

}
