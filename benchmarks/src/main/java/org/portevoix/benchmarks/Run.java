package org.portevoix.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.portevoix.benchmarks.figures.Figures;
import org.portevoix.benchmarks.platform.Platform;
import org.portevoix.benchmarks.programs.Program;
import org.portevoix.benchmarks.programs.Stage;

/** {@code benchmarks/run}: runs the load programs that are asked for. */
public final class Run {

	private static final Duration LIMIT = Duration.ofMinutes(75);

	private static final String USAGE = """
			benchmarks/run [--quick] [--write] [NAME...]
			  NAME     one of %s; all if none is named
			  --quick  small counts: shows that all works; the figures say little
			  --write  writes docs/benchmarks.md""";

	private Run() {
	}

	/**
	 * Runs and ends with 0, or with 1 if a program failed; a target that is missed is no
	 * failure.
	 */
	public static void main(String[] arguments) throws InterruptedException {
		List<String> names = new ArrayList<>(List.of(arguments));
		boolean quick = names.remove("--quick");
		boolean write = names.remove("--write");
		List<Program> programs = Program.all()
			.stream()
			.filter((program) -> names.isEmpty() || names.contains(program.name()))
			.toList();
		List<String> known = Program.all().stream().map(Program::name).toList();
		if (!known.containsAll(names)) {
			System.err.println(USAGE.formatted(String.join(", ", known)));
			System.exit(2);
		}
		Thread.ofPlatform().daemon().name("limit").start(Run::endInAnyCase);
		System.exit(run(programs, quick, write) ? 0 : 1);
	}

	private static boolean run(List<Program> programs, boolean quick, boolean write) {
		Path home = Path.of(System.getProperty("portevoix.home", ".")).toAbsolutePath().normalize();
		Figures figures = new Figures(System.out, System.err, quick);
		double load = Machine.load();
		boolean well = true;
		long begin = System.nanoTime();
		try (Stage stage = new Stage(home, given(home), quick, figures)) {
			for (Program program : programs) {
				well &= run(program, stage, figures);
			}
			Duration taken = Duration.ofNanos(System.nanoTime() - begin);
			System.out.println("\n" + figures.table());
			if (write) {
				Report.write(home.resolve("docs/benchmarks.md"), figures, programs, quick, load, taken);
			}
		}
		catch (IOException ex) {
			System.err.println("  " + ex.getMessage());
			well = false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			well = false;
		}
		return well;
	}

	private static Optional<Platform> given(Path home) {
		try {
			return Platform.given(System.getenv(), home);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			return Optional.empty();
		}
	}

	private static boolean run(Program program, Stage stage, Figures figures) throws InterruptedException {
		System.err.println(program.name());
		try {
			program.run(stage);
			return true;
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			ex.printStackTrace();
			figures.failed(program.name(), ex);
			return false;
		}
	}

	private static void endInAnyCase() {
		try {
			Thread.sleep(LIMIT);
			System.err.println("  This takes longer than " + LIMIT.toMinutes() + " minutes; ending.");
			System.exit(3);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
