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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code docs/faults.md}: what was found about each fault when it was last
 * tried. A run takes long, so what one does not try is kept from the runs before it.
 */
final class Report {

	private static final String HEAD = "| fault | what was done | accepted | recorded | confirmed | counted | mailed | delivered | in the feed | twice | seconds of 503 | verdict | tried on |\n"
			+ "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

	private static final Pattern ROW = Pattern.compile("\\| (?!fault \\|)([^|]+) \\| .*\\|");

	private final Instant begin = Instant.now();

	private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

	private final String command;

	private final List<String> rows = new ArrayList<>();

	Report(String command) {
		this.command = command;
	}

	void add(String row) {
		this.rows.add(row + " " + LocalDate.now(ZoneOffset.UTC) + " |");
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
	 * @param order the plain names of all faults
	 */
	void write(Path file, int left, List<String> order) throws IOException {
		Map<String, String> found = rows(Files.exists(file) ? Files.readAllLines(file) : List.of());
		found.putAll(rows(this.rows));
		found.keySet().retainAll(order);
		List<String> sorted = order.stream().filter(found::containsKey).map(found::get).toList();
		String template;
		try (var in = Report.class.getResourceAsStream("faults.md")) {
			template = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		Files.writeString(file, template.replace("{command}", this.command)
			.replace("{run}", String.format(Locale.ROOT,
					"on %s, in %d minutes, on %d processors, %s %s, Java %s. Load of the machine before it began: %.1f.",
					LocalDate.now(ZoneOffset.UTC), Duration.between(this.begin, Instant.now()).toMinutes(),
					Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
					System.getProperty("os.arch"), Runtime.version(), this.load) + unfinished(left))
			.replace("{table}", HEAD + String.join("\n", sorted)));
	}

	/** The name of a fault without how it was done this time. */
	static String plain(String name) {
		return name.replaceAll(" \\(.*", "");
	}

	/** Rows of a table by the name of their fault. */
	private static Map<String, String> rows(List<String> lines) {
		Map<String, String> rows = new LinkedHashMap<>();
		for (String line : lines) {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				rows.put(plain(row.group(1)), line);
			}
		}
		return rows;
	}

	private static String unfinished(int left) {
		return (left == 0) ? "" : " **Not finished: %d more were to be tried.**".formatted(left);
	}

}
