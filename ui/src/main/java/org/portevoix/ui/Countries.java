package org.portevoix.ui;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

import static java.util.Objects.requireNonNull;

/** All countries, named and sorted as each language does; a few of them first. */
public class Countries {

	private final Map<Language, Choice> byLanguage = new EnumMap<>(Language.class);

	public Countries(List<String> first) {
		for (Language language : Language.all()) {
			this.byLanguage.put(language, choice(language.locale(), first));
		}
	}

	/** What a form in a language offers. */
	public Choice in(Language language) {
		return requireNonNull(this.byLanguage.get(language));
	}

	/**
	 * The same as the inside of a {@code select}: there are some 250 of them on every
	 * form, too many to ask a template for.
	 * @param chosen the code of the one that is chosen, if any is
	 */
	public String options(Language language, @Nullable String chosen) {
		Choice choice = in(language);
		StringBuilder options = new StringBuilder();
		choice.first().forEach((country) -> option(options, country, chosen));
		options.append("<hr>");
		choice.others().forEach((country) -> option(options, country, chosen));
		return options.toString();
	}

	private static void option(StringBuilder options, Country country, @Nullable String chosen) {
		options.append("<option value=").append(country.code());
		if (country.code().equals(chosen)) {
			options.append(" selected");
		}
		options.append('>').append(HtmlUtils.htmlEscape(country.name(), "UTF-8"));
	}

	private static Choice choice(Locale locale, List<String> first) {
		List<Country> others = new ArrayList<>(Arrays.stream(Locale.getISOCountries())
			.filter((code) -> !first.contains(code))
			.map((code) -> country(code, locale))
			.toList());
		others.sort(Comparator.comparing(Country::name, Collator.getInstance(locale)::compare));
		return new Choice(first.stream().map((code) -> country(code, locale)).toList(), others);
	}

	private static Country country(String code, Locale locale) {
		return new Country(code, Locale.of("", code).getDisplayCountry(locale));
	}

	/**
	 * Those first that are often chosen, then the others in the order of the language.
	 */
	public record Choice(List<Country> first, List<Country> others) {

		public Choice {
			first = List.copyOf(first);
			others = List.copyOf(others);
		}

	}

	/**
	 * A country.
	 *
	 * @param code ISO 3166-1 alpha-2
	 */
	public record Country(String code, String name) {

	}

}
