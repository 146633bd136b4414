package org.portevoix.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.portevoix.benchmarks.figures.Figures;
import org.portevoix.benchmarks.programs.Program;

/** The page with the figures of the last run. */
final class Report {

	private Report() {
	}

	static void write(Path page, Figures figures, List<Program> programs, boolean quick, double load, Duration taken)
			throws IOException {
		String names = programs.stream().map(Program::name).collect(Collectors.joining(" "));
		String command = "benchmarks/run --write " + (quick ? "--quick " : "") + names;
		Files.writeString(page,
				explanation().formatted(command, LocalDate.now(ZoneOffset.UTC), taken.toMinutes(),
						Machine.description(), String.format(Locale.ROOT, "%.1f", load),
						quick ? "**A quick run: it shows that all works, and its figures say little.**\n\n" : "",
						figures.table()));
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
