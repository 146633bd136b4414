package org.portevoix.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person can agree to; a closed list. */
public enum Purpose {

	/** The act of signing itself. */
	SUPPORT("support"),
	/** My name goes to the decision maker. */
	HAND_IN("hand-in"),
	/** My name may be shown on the campaign's page. */
	SHOW_NAME("show-name"),
	/** I want to hear how this campaign ends. */
	UPDATES("updates"),
	/** I want the newsletter of one organisation. */
	NEWSLETTER("newsletter"),
	/** One organisation gets my name and address for a stated use. */
	SHARE("share");

	private final String code;

	Purpose(String code) {
		this.code = code;
	}

	/**
	 * Finds a purpose by its code.
	 * @throws IllegalArgumentException if there is none
	 */
	@JsonCreator
	public static Purpose of(String code) {
		for (Purpose purpose : values()) {
			if (purpose.code.equals(code)) {
				return purpose;
			}
		}
		throw new IllegalArgumentException("No such purpose");
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	/** Whether a name and an address are kept under it, beyond the signature itself. */
	public boolean keepsContact() {
		return this == UPDATES || this == NEWSLETTER || this == SHARE;
	}

}
