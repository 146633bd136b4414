package org.portevoix.standalone.backup;

/** Nothing was done, or not all of it; the message says why, for a person. */
public final class Refused extends RuntimeException {

	Refused(String message) {
		super(message);
	}

	Refused(String message, Throwable cause) {
		super(message, cause);
	}

}
