package org.portevoix.service.problems;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerMapping;

/**
 * A throwable as the log may hold it: kinds and stacks, without the messages, since a
 * message may quote what somebody typed.
 */
public final class Nameless extends Exception {

	private static final long serialVersionUID = 1L;

	private Nameless(Throwable original, @Nullable Throwable cause) {
		super(original.getClass().getName(), cause);
		setStackTrace(original.getStackTrace());
	}

	/** Leaves the messages out, those of its causes too. */
	public static Nameless of(Throwable original) {
		return of(original, 0);
	}

	private static Nameless of(Throwable original, int depth) {
		Throwable cause = original.getCause();
		// Causes can go round in circles.
		return new Nameless(original, (cause != null && depth < 8) ? of(cause, depth + 1) : null);
	}

	/** The pattern that a request matched: the path itself may hold anything. */
	static String path(HttpServletRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return (pattern != null) ? pattern.toString() : "(no route)";
	}

}
