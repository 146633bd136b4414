package org.portevoix.service.csv;

import java.util.regex.Pattern;

/**
 * A cell of a table by RFC 4180, always quoted. What a spreadsheet would calculate gets
 * an apostrophe before it: people type anything where a name is asked for. A spreadsheet
 * may take another character than the comma for what separates cells, and then sees cells
 * inside of ours.
 */
final class CsvCell {

	private static final String CALCULATED = "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20";

	private static final Pattern AT_THE_START = Pattern.compile("[\\t\\r\\n]|\\s*[" + CALCULATED + "]");

	private static final Pattern FURTHER_ON = Pattern.compile("(?<=[;,|\\t\\r\\n\"])(\\s*)(?=[" + CALCULATED + "])");

	private CsvCell() {
	}

	static String of(String text) {
		String inside = FURTHER_ON.matcher(text).replaceAll("$1'");
		String safe = AT_THE_START.matcher(text).lookingAt() ? "'" + inside : inside;
		return '"' + safe.replace("\"", "\"\"") + '"';
	}

}
