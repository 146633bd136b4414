package org.portevoix.standalone.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page {@code docs/faults.md}: what the last run found. */
final class Report {

	private static final String HEAD = "| fault | what was done | accepted | recorded | confirmed | counted | mailed | delivered | in the feed | twice | seconds of 503 | verdict |\n"
			+ "|---|---|---|---|---|---|---|---|---|---|---|---|\n";

	private final Instant begin = Instant.now();

	private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

	private final String command;

	private final List<String> rows = new ArrayList<>();

	Report(String command) {
		this.command = command;
	}

	void add(String row) {
		this.rows.add(row);
		System.out.println(row);
	}

	void skipped(Fault fault, String why) {
		add("| %s | **skipped**: %s | | | | | | | | | | skipped |".formatted(fault.name(), why));
	}

	void failed(Fault fault, Exception ex) {
		add("| %s | **failed**: %s | | | | | | | | | | failed |".formatted(fault.name(),
				String.valueOf(ex.getMessage()).lines().findFirst().orElse("")));
	}

	/**
	 * Writes the page.
	 * @param left how many faults are still to be tried
	 */
	void write(Path file, int left) throws IOException {
		String template;
		try (var in = Report.class.getResourceAsStream("faults.md")) {
			template = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		Files.writeString(file, template.replace("{command}", this.command)
			.replace("{run}", String.format(Locale.ROOT,
					"Run on %s, in %d minutes, on %d processors, %s %s, Java %s. Load of the machine before it began: %.1f.",
					LocalDate.now(ZoneOffset.UTC), Duration.between(this.begin, Instant.now()).toMinutes(),
					Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
					System.getProperty("os.arch"), Runtime.version(), this.load) + unfinished(left))
			.replace("{table}", HEAD + String.join("\n", this.rows)));
	}

	private static String unfinished(int left) {
		return (left == 0) ? "" : " **Not finished: %d more were to be tried.**".formatted(left);
	}

}
