package org.portevoix.campaign.texts;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** The words of a privacy notice in one language, and how that language puts things. */
final class NoticeWords {

	/** Where most of the organisations are, and their deadlines fall. */
	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	/** The language as it is written there; English as in Europe. */
	private static final Map<String, Locale> LOCALES = Map.of("fr", Locale.of("fr", "BE"), "nl", Locale.of("nl", "BE"),
			"en", Locale.of("en", "GB"), "es", Locale.of("es", "ES"));

	private final String language;

	private final String frame;

	private final Properties fragments;

	NoticeWords(String language) {
		this.language = language;
		this.frame = Template.readWhole("notice_%s.md".formatted(language));
		this.fragments = Template.read("notice_%s.properties".formatted(language));
	}

	String language() {
		return this.language;
	}

	/** The whole notice; what is empty leaves no gap. */
	String frame(Map<String, String> values) {
		// An item of a list that is empty leaves the list whole.
		String filled = Template.fill(this.frame, values).replaceAll("(?m)(^- .*\n)\n+(?=- )", "$1");
		return filled.replaceAll("\n{3,}", "\n\n").strip() + "\n";
	}

	String fragment(String key, Map<String, String> values) {
		return Template.fill(this.fragments.getProperty(key), values);
	}

	/** A fragment for one country if there is one, else for all. */
	String fragmentFor(String country, String key, Map<String, String> values) {
		String own = key + "." + country;
		return fragment(this.fragments.containsKey(own) ? own : key, values);
	}

	String date(Instant instant) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(locale())
			.format(instant.atZone(ZONE).toLocalDate());
	}

	String days(Duration duration) {
		return counted("days", duration.toDays());
	}

	String months(Period period) {
		return counted("months", period.toTotalMonths());
	}

	private String counted(String key, long number) {
		String pattern = new ChoiceFormat(this.fragments.getProperty(key)).format(number);
		return new MessageFormat(pattern, locale()).format(new Object[] { number });
	}

	String country(String code) {
		return Locale.of("", code).getDisplayCountry(locale());
	}

	/** Text that stands in Markdown as it is. */
	static String plain(@Nullable String text) {
		return (text != null) ? text.strip().replaceAll("\\s+", " ").replaceAll("[\\\\`*\\[\\]<>{}]", "\\\\$0") : "";
	}

	/** A way to reach somebody: an address to follow where it is one. */
	static String contact(@Nullable String contact) {
		String text = (contact != null) ? contact.strip() : "";
		boolean link = text.matches("[^\\s<>@]+@[^\\s<>@]+") || text.matches("https?://[^\\s<>]+");
		return link ? "<" + text + ">" : plain(text);
	}

	private Locale locale() {
		return LOCALES.getOrDefault(this.language, Locale.ROOT);
	}

}
