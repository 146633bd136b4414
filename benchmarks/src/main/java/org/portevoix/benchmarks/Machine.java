package org.portevoix.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a run ran on, for who compares figures. */
final class Machine {

	private Machine() {
	}

	static String description() {
		return String.format(Locale.ROOT, "%d processors (%s), %s memory, %s %s, Java %s",
				Runtime.getRuntime().availableProcessors(), field("/proc/cpuinfo", "model name", "unknown"),
				field("/proc/meminfo", "MemTotal", "unknown"), System.getProperty("os.name"),
				System.getProperty("os.arch"), Runtime.version());
	}

	/**
	 * How busy the machine was before the run began; figures of a busy one tell little.
	 */
	static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	private static String field(String file, String name, String otherwise) {
		try (var lines = Files.lines(Path.of(file))) {
			return lines.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(otherwise);
		}
		catch (IOException ex) {
			return otherwise;
		}
	}

}
