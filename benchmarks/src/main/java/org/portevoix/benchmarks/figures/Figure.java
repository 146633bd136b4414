package org.portevoix.benchmarks.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One figure of a program: values by name, and what is aimed for of some of them.
 */
public final class Figure {

	private final String program;

	private final Map<String, String> values = new LinkedHashMap<>();

	private final List<Target> targets = new ArrayList<>();

	/**
	 * Begins one.
	 * @param program which made it
	 * @param name which of its figures, in one word
	 */
	public Figure(String program, String name) {
		this.program = program;
		with("figure", name);
	}

	/** Adds a word. */
	public Figure with(String key, String word) {
		this.values.put(key, word.replaceAll("\\s+", "-"));
		return this;
	}

	/** Adds a number. */
	public Figure with(String key, double number) {
		return with(key, text(number));
	}

	/** Adds a count. */
	public Figure with(String key, long count) {
		return with(key, Long.toString(count));
	}

	/** Adds the number that the figure is about, and the least that is aimed for. */
	public Figure atLeast(String key, double number, double wanted) {
		this.targets.add(new Target(key, ">=", wanted, number >= wanted));
		return with(key, number);
	}

	/** Adds the number that the figure is about, and the most that is aimed for. */
	public Figure atMost(String key, double number, double wanted) {
		this.targets.add(new Target(key, "<=", wanted, number <= wanted));
		return with(key, number);
	}

	/** Adds a number, with other numbers by name. */
	public Figure withAll(String prefix, Map<String, Double> more) {
		more.forEach((name, number) -> with(prefix + name, number));
		return this;
	}

	String program() {
		return this.program;
	}

	/** Three digits tell enough, and no exponents. */
	static String text(double number) {
		if (Double.isNaN(number)) {
			return "none";
		}
		double size = Math.abs(number);
		int decimals = (size >= 100 || number == Math.rint(number)) ? 0 : (size >= 10) ? 1 : (size >= 1) ? 2 : 3;
		return String.format(Locale.ROOT, "%." + decimals + "f", number);
	}

	/** What is aimed for, in one word. */
	String target() {
		return this.targets.isEmpty() ? "none"
				: this.targets.stream()
					.map((target) -> target.key() + target.relation() + text(target.wanted()))
					.collect(Collectors.joining(","));
	}

	/** {@code yes}, {@code no}, or {@code -} where nothing is aimed for. */
	String reached() {
		if (this.targets.isEmpty()) {
			return "-";
		}
		return this.targets.stream().allMatch(Target::reached) ? "yes" : "no";
	}

	/** The values without their target. */
	String result() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining(" "));
	}

	/** The line that is printed. */
	String line() {
		return this.program + " " + result() + " target=" + target() + " reached=" + reached();
	}

	private record Target(String key, String relation, double wanted, boolean reached) {

	}

}
