package org.portevoix.messaging.outbox;

import org.portevoix.events.Event;
import org.portevoix.events.EventCodec;

import static java.util.Objects.requireNonNull;

/**
 * An event that waits in the document whose change it tells: one write makes both.
 *
 * @param event the id of the event
 * @param binding where it goes
 * @param json the whole event in structured mode
 */
public record PendingEvent(String event, String binding, String json) {

	public PendingEvent {
		requireNonNull(event);
		requireNonNull(binding);
		requireNonNull(json);
	}

	public static PendingEvent of(String binding, Event<?> event) {
		return new PendingEvent(event.id(), binding, EventCodec.toJson(event).toString());
	}

}
