package org.portevoix.standalone;

/** What a person has to do something about; the message says what. */
final class Problem extends RuntimeException {

	Problem(String message) {
		super(message);
	}

	Problem(String message, Throwable cause) {
		super(message, cause);
	}

}
