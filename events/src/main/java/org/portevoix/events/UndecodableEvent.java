package org.portevoix.events;

/**
 * A record that is no event of its topic: an attribute is missing, the type is unknown,
 * or the data breaks its schema. The message names no value, since values may be
 * personal.
 */
public class UndecodableEvent extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UndecodableEvent(String message) {
		super(message);
	}

}
