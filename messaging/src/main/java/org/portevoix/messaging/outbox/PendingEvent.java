package org.portevoix.messaging.outbox;

import org.bson.Document;
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

	/** As it stands in the store, for writes that name fields. */
	public Document document() {
		return new Document("event", this.event).append("binding", this.binding).append("json", this.json);
	}

	public static PendingEvent of(String binding, Event<?> event) {
		return new PendingEvent(event.id(), binding, EventCodec.toJson(event).toString());
	}

}
