package org.portevoix.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One of the processes.
 *
 * @param name as in its pid file and log
 * @param says what a person is told about it
 * @param ready whether it answers
 */
record Part(String name, String says, List<String> command, Map<String, String> environment, BooleanSupplier ready) {

	Path pidFile(Path data) {
		return data.resolve("run").resolve(this.name + ".pid");
	}

	Path log(Path data) {
		return data.resolve("log").resolve(this.name + ".log");
	}

}
