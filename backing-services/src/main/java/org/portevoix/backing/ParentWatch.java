package org.portevoix.backing;

import java.io.IOException;

/**
 * Ends a process when the one that started it is gone, however it went: the end of
 * standard input says so.
 */
public final class ParentWatch {

	/** The system property that asks for it. */
	static final String PROPERTY = "portevoix.watch-parent";

	private ParentWatch() {
	}

	/** Begins to watch if the one who started this process asked for it. */
	public static void ifAsked() {
		if (Boolean.getBoolean(PROPERTY)) {
			Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::watch);
		}
	}

	private static void watch() {
		try {
			System.in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// A broken pipe says the same as its end.
		}
		Runtime.getRuntime().halt(0);
	}

}
