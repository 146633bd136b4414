package org.portevoix.benchmarks.figures;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * All figures of a run. Each is printed as soon as it is known, and all once more at the
 * end.
 */
public final class Figures {

	private final PrintStream out;

	private final PrintStream progress;

	private final boolean quick;

	private final List<Figure> all = new ArrayList<>();

	/**
	 * Creates them.
	 * @param out takes lines of figures
	 * @param progress takes what is said in between
	 * @param quick whether figures are from a run that only shows that all works
	 */
	public Figures(PrintStream out, PrintStream progress, boolean quick) {
		this.quick = quick;
		this.out = out;
		this.progress = progress;
	}

	/** Prints one and keeps it. */
	public void add(Figure figure) {
		this.all.add(this.quick ? figure.with("run", "quick") : figure);
		this.out.println(figure.line());
		this.out.flush();
	}

	/** Says that a program was left out, and why. */
	public void skipped(String program, String why) {
		this.out.println(program + " skipped=" + why);
		this.all.add(new Figure(program, "skipped").with("why", why));
	}

	/** Says that a program failed. */
	public void failed(String program, Exception cause) {
		this.out.println(program + " failed=" + cause.getClass().getSimpleName());
		this.all.add(new Figure(program, "failed").with("why", cause.getClass().getSimpleName()));
	}

	/** Tells whoever waits what goes on. */
	public void say(String text) {
		this.progress.println("  " + text);
		this.progress.flush();
	}

	/** A table for a terminal. */
	public String table() {
		return "| program | figure | target | reached |\n|---|---|---|---|\n" + String.join("\n", rows()) + "\n";
	}

	/** The rows of a table in Markdown. */
	public List<String> rows() {
		return this.all.stream()
			.map((figure) -> "| %s | %s | %s | %s |".formatted(figure.program(), figure.result(), figure.target(),
					figure.reached()))
			.toList();
	}

}
