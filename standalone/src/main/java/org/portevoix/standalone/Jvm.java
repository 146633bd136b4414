package org.portevoix.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the children's virtual machines are set: small, and quick to start. */
final class Jvm {

	/** Names the checkout in a child's command line, so that it is known as ours. */
	static final String HOME = "portevoix.home";

	/** Names the data directory in a child's command line. */
	static final String DATA = "portevoix.data";

	private Jvm() {
	}

	/**
	 * The beginning of a child's command line.
	 * @param jars from which it is started, in their order
	 */
	static List<String> command(Settings settings, String name, List<Path> jars) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-D" + HOME + "=" + settings.home());
		command.add("-D" + DATA + "=" + settings.data());
		command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k",
				"-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8"));
		command.add("-Dportevoix.part=" + name);
		if (settings.ahead()) {
			command.addAll(AotCache.of(settings.home(), name, jars).flags());
		}
		return command;
	}

}
