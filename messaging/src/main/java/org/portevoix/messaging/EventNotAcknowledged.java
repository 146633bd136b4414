package org.portevoix.messaging;

/**
 * The log did not acknowledge an event in time. Whether it holds it is unknown; sending
 * it again with the same id is safe.
 */
public class EventNotAcknowledged extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public EventNotAcknowledged(String binding, Throwable cause) {
		super("No acknowledgement on " + binding, cause);
	}

}
