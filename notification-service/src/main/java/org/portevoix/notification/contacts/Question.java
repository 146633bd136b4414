package org.portevoix.notification.contacts;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;

/**
 * About whom an event is, as member-service is asked it.
 *
 * @param event its id
 * @param personRef what she is called towards the organisation; null of a signature,
 * which member-service knows by the event
 * @param purpose what she agreed to, if the event is about that
 */
public record Question(String event, @Nullable String personRef, @Nullable String purpose) {

	/** Whose signature an event is about. */
	public static Question ofSignature(String event) {
		return new Question(event, null, null);
	}

	/**
	 * The one behind what became of somebody's data.
	 * @param json the event
	 */
	public static Question ofChange(String event, String personRef, String json) {
		String purpose = EventCodec.mapper().readTree(json).path("data").path("purpose").asString("");
		return new Question(event, personRef, purpose.isEmpty() ? null : purpose);
	}

}
