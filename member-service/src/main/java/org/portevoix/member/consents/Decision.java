package org.portevoix.member.consents;

/** What a person decided about one question. */
public enum Decision {

	/** She agreed. */
	GRANTED,
	/**
	 * She left the box unticked. It is kept so as not to ask again, and takes nothing
	 * back: only saying so does.
	 */
	REFUSED,
	/** She took it back. */
	WITHDRAWN

}
