package org.portevoix.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.portevoix.benchmarks.figures.Figures;
import org.portevoix.benchmarks.programs.Program;

/**
 * The page with the figures of the last run. A run takes long, so what one does not
 * measure is kept from the runs before it.
 */
final class Report {

	private static final String HEAD = """
			| program | figure | target | reached | measured on |
			|---|---|---|---|---|
			""";

	private Report() {
	}

	static void write(Path page, Figures figures, List<Program> programs, boolean quick, double load, Duration taken)
			throws IOException {
		List<String> names = programs.stream().map(Program::name).toList();
		String command = "benchmarks/run --write " + (quick ? "--quick " : "") + String.join(" ", names);
		List<String> before = Files.exists(page) ? Files.readAllLines(page) : List.of();
		Files.writeString(page,
				explanation().formatted(command, LocalDate.now(ZoneOffset.UTC), taken.toMinutes(),
						Machine.description(), String.format(Locale.ROOT, "%.1f", load),
						quick ? "**A quick run: it shows that all works, and its figures say little.**\n\n" : "",
						table(Program.all().stream().map(Program::name).toList(), names, figures.rows(), before)));
	}

	/**
	 * The table of all programs.
	 * @param measured those of this run
	 * @param rows of this run, without the day
	 * @param before the page as it was
	 */
	static String table(List<String> programs, List<String> measured, List<String> rows, List<String> before) {
		StringBuilder table = new StringBuilder(HEAD);
		for (String program : programs) {
			boolean now = measured.contains(program);
			(now ? rows : before).stream()
				.filter((row) -> row.startsWith("| " + program + " |"))
				.map((row) -> now ? row + " " + LocalDate.now(ZoneOffset.UTC) + " |" : row)
				.forEach((row) -> table.append(row).append('\n'));
		}
		return table.toString();
	}

	private static String explanation() throws IOException {
		try (var in = Report.class.getResourceAsStream("page.md")) {
			if (in == null) {
				throw new IOException("page.md is missing");
			}
			return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}
	}

}
