package org.portevoix.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the pages, in the order in which they are offered. */
public enum Language {

	/** French as Belgium writes it. */
	FR("fr", "fr-BE", "Français"),
	/** Dutch as Belgium writes it. */
	NL("nl", "nl-BE", "Nederlands"),
	/** English for readers who mostly learnt it second. */
	EN("en", "en-GB", "English"),
	/** Spanish for both sides of the ocean. */
	ES("es", "es", "Español");

	private static final List<Language> ALL = List.of(values());

	private final String code;

	private final Locale locale;

	private final String ownName;

	Language(String code, String tag, String ownName) {
		this.code = code;
		this.locale = Locale.forLanguageTag(tag);
		this.ownName = ownName;
	}

	/** All of them. */
	public static List<Language> all() {
		return ALL;
	}

	/** Finds one by the code that stands in addresses. */
	public static Optional<Language> of(String code) {
		return ALL.stream().filter((language) -> language.code.equals(code)).findFirst();
	}

	/** Finds the first that a reader understands, best first; French if none. */
	public static Language likely(Iterable<Locale> accepted) {
		for (Locale locale : accepted) {
			Optional<Language> understood = of(locale.getLanguage());
			if (understood.isPresent()) {
				return understood.get();
			}
		}
		return FR;
	}

	/** What stands in addresses and in {@code lang}. */
	public String code() {
		return this.code;
	}

	/** How numbers, dates and names of countries are written. */
	public Locale locale() {
		return this.locale;
	}

	/** What its speakers call it. */
	public String ownName() {
		return this.ownName;
	}

	/** What readers of another one call it, within a sentence. */
	public String nameIn(Language reader) {
		return this.locale.getDisplayLanguage(reader.locale);
	}

	/** As Open Graph names it. */
	public String openGraph() {
		return switch (this) {
			case FR -> "fr_BE";
			case NL -> "nl_BE";
			case EN -> "en_GB";
			case ES -> "es_ES";
		};
	}

}
