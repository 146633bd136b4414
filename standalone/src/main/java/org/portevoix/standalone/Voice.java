package org.portevoix.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** What a person reads while Portevoix runs: whole lines, one at a time. */
final class Voice {

	private final PrintStream out;

	Voice(PrintStream out) {
		this.out = out;
	}

	synchronized void say(String format, Object... arguments) {
		this.out.println(format.formatted(arguments));
		this.out.flush();
	}

	/** A number with one digit after the point, in the same way everywhere. */
	static String seconds(double seconds) {
		return String.format(Locale.ROOT, "%.1f", seconds);
	}

}
