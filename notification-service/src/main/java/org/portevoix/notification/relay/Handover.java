package org.portevoix.notification.relay;

/** What came of handing one mail to the relay. */
public sealed interface Handover {

	/** The relay took it. */
	record Taken() implements Handover {
	}

	/**
	 * The relay will never take it.
	 *
	 * @param code the SMTP reply code
	 * @param noSuchAddress whether nobody is there to be written to; otherwise this mail
	 * or this sender was not wanted
	 */
	record Refused(int code, boolean noSuchAddress) implements Handover {
	}

	/**
	 * The relay may take it later, or may even have taken it: the connection was lost
	 * before it said so.
	 *
	 * @param code the SMTP reply code, 0 if there was none
	 */
	record NotNow(int code) implements Handover {
	}

	/** There is no relay to speak of; it says nothing about this mail. */
	record NobodyThere() implements Handover {
	}

}
