package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a system as Linux accounts for them; nothing is known elsewhere. */
public final class Processes {

	/** As the kernel tells user space on every architecture. */
	private static final long MICROS_PER_TICK = 10_000;

	private static final int USER_TIME = 11;

	private static final int SYSTEM_TIME = 12;

	private final Path pidFiles;

	Processes(Path pidFiles) {
		this.pidFiles = pidFiles;
	}

	/** The ids of the processes, by name. */
	public Map<String, Long> ids() {
		Map<String, Long> ids = new LinkedHashMap<>();
		if (!Files.isDirectory(this.pidFiles)) {
			return ids;
		}
		try (Stream<Path> files = Files.list(this.pidFiles)) {
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString();
				if (name.endsWith(".pid")) {
					ids.put(name.substring(0, name.length() - ".pid".length()),
							Long.parseLong(Files.readString(file).strip()));
				}
			}
		}
		catch (IOException ex) {
			ids.clear();
		}
		return ids;
	}

	/** The processor time that each has taken so far, in microseconds. */
	public Map<String, Long> cpuMicros() {
		Map<String, Long> micros = new LinkedHashMap<>();
		ids().forEach((name, id) -> line(Path.of("/proc", id.toString(), "stat")).ifPresent((line) -> {
			// The name of the program, in brackets, may hold anything.
			String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
			micros.put(name,
					(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * MICROS_PER_TICK);
		}));
		micros.put("generator", own());
		return micros;
	}

	private static long own() {
		return ProcessHandle.current().info().totalCpuDuration().orElse(java.time.Duration.ZERO).toNanos() / 1000;
	}

	private static Optional<String> line(Path file) {
		try {
			return Optional.of(Files.readString(file));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** The proportional memory of a process in kilobytes (PSS), if Linux tells it. */
	public static Optional<Long> proportionalKilobytes(long id) {
		try {
			List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(id), "smaps_rollup"));
			return lines.stream()
				.filter((line) -> line.startsWith("Pss:"))
				.map((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")))
				.findFirst();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
