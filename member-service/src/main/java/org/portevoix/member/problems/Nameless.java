package org.portevoix.member.problems;

import org.jspecify.annotations.Nullable;

/**
 * A throwable as the log may hold it: kinds and stacks, without the messages, since a
 * message may quote what somebody typed.
 */
final class Nameless extends Exception {

	private static final long serialVersionUID = 1L;

	/** Causes can go round in circles. */
	private static final int DEEPEST = 8;

	private Nameless(Throwable original, @Nullable Throwable cause) {
		super(original.getClass().getName(), cause);
		setStackTrace(original.getStackTrace());
	}

	static Nameless of(Throwable original) {
		return of(original, 0);
	}

	private static Nameless of(Throwable original, int depth) {
		Throwable cause = original.getCause();
		return new Nameless(original, (cause != null && depth < DEEPEST) ? of(cause, depth + 1) : null);
	}

	@Override
	public String toString() {
		return String.valueOf(getMessage());
	}

}
