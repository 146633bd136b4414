package org.portevoix.events;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An event in its CloudEvents 1.0 envelope.
 *
 * @param id the same wherever the event is told; a replay repeats it
 * @param source which part of which service tells it, such as
 * {@code /campaign-service/ledger}
 * @param subject the id of the aggregate, which is also the Kafka key
 * @param time when it happened
 * @param traceparent the W3C trace context it belongs to
 * @param data what happened
 */
public record Event<T extends EventData>(String id, URI source, String subject, Instant time,
		@Nullable String traceparent, T data) {

	/** A new event with a random id. */
	public static <T extends EventData> Event<T> of(URI source, String subject, Instant time, T data) {
		return new Event<>(UUID.randomUUID().toString(), source, subject, time, null, data);
	}

	/** The same event in another trace, or in none. */
	public Event<T> in(@Nullable String traceparent) {
		return new Event<>(this.id, this.source, this.subject, this.time, traceparent, this.data);
	}

	public String type() {
		return EventTypes.nameOf(this.data.getClass());
	}

}
