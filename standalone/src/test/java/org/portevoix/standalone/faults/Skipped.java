package org.portevoix.standalone.faults;

/** A fault that can't be made on this machine; the message says why. */
final class Skipped extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Skipped(String why) {
		super(why);
	}

}
