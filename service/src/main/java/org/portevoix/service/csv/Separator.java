package org.portevoix.service.csv;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What stands between two cells. Spreadsheets take the one that their language expects,
 * and show a table with the other in a single column.
 */
public enum Separator {

	/** By the standard, for programs and for spreadsheets in English. */
	COMMA(','),
	/** For spreadsheets where the comma stands in numbers: French, Dutch and Spanish. */
	SEMICOLON(';');

	private final char character;

	Separator(char character) {
		this.character = character;
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	char character() {
		return this.character;
	}

	/** The one that a form named, or the standard's. */
	public static Separator of(@Nullable String code) {
		return Objects.equals(code, SEMICOLON.code()) ? SEMICOLON : COMMA;
	}

	/** The one that spreadsheets in a language expect. */
	public static Separator usualIn(Locale language) {
		return language.getLanguage().equals("en") ? COMMA : SEMICOLON;
	}

}
