package org.portevoix.benchmarks.programs;

import java.util.List;

/** A load program. */
public interface Program {

	/** By which it is asked for. */
	String name();

	/** Runs, and ends by itself. */
	void run(Stage stage) throws Exception;

	/** All, in the order in which they are run. */
	static List<Program> all() {
		return List.of(new HotPath(), new PageView(), new Confirm(), new Webhooks(), new Sign(), new Pipeline(),
				new Growth(), new Start());
	}

}
