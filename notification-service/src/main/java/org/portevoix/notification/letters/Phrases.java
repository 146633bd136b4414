package org.portevoix.notification.letters;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What letters say in one language. What is filled in stands as <code>{name}</code>, and
 * is filled in as it is.
 */
final class Phrases {

	/** The languages that letters are written in. */
	static final String[] LANGUAGES = { "fr", "nl", "en", "es" };

	private static final Map<String, Phrases> BY_LANGUAGE = readAll("confirmation");

	private static final Map<String, Phrases> TO_STAFF = readAll("staff");

	private static final Map<String, Phrases> OF_SUBSCRIPTIONS = readAll("subscription");

	private final Map<String, String> phrases;

	private Phrases(Map<String, String> phrases) {
		this.phrases = phrases;
	}

	/** The phrases of a language, English for one that letters aren't written in. */
	static Phrases in(String language) {
		return Objects
			.requireNonNull(BY_LANGUAGE.getOrDefault(language, Objects.requireNonNull(BY_LANGUAGE.get("en"))));
	}

	/** The phrases of mails to staff, in one of {@link #LANGUAGES}. */
	static Phrases toStaffIn(String language) {
		return Objects.requireNonNull(TO_STAFF.get(language));
	}

	/** Those of letters to an organisation about its subscriptions. */
	static Phrases ofSubscriptions(String language) {
		return Objects.requireNonNull(
				OF_SUBSCRIPTIONS.getOrDefault(language, Objects.requireNonNull(OF_SUBSCRIPTIONS.get("en"))));
	}

	static boolean spoken(String language) {
		return BY_LANGUAGE.containsKey(language);
	}

	/**
	 * Says something.
	 * @param filled names and values by turns
	 */
	String say(String key, String... filled) {
		String phrase = this.phrases.get(key);
		if (phrase == null) {
			throw new IllegalArgumentException("No phrase " + key);
		}
		StringBuilder said = new StringBuilder(phrase.length() + 64);
		int from = 0;
		for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', from)) {
			int close = phrase.indexOf('}', open);
			said.append(phrase, from, open).append(value(phrase.substring(open + 1, close), filled));
			from = close + 1;
		}
		return said.append(phrase, from, phrase.length()).toString();
	}

	Map<String, String> all() {
		return this.phrases;
	}

	private static String value(String name, String[] filled) {
		for (int i = 0; i < filled.length; i += 2) {
			if (filled[i].equals(name)) {
				return filled[i + 1];
			}
		}
		throw new IllegalArgumentException("Nothing to fill in for " + name);
	}

	private static Map<String, Phrases> readAll(String bundle) {
		return Arrays.stream(LANGUAGES)
			.collect(Collectors.toUnmodifiableMap(Function.identity(), (language) -> read(bundle, language)));
	}

	private static Phrases read(String bundle, String language) {
		String name = "/letters/" + bundle + "_" + language + ".properties";
		Properties properties = new Properties();
		try (Reader reader = new InputStreamReader(Objects.requireNonNull(Phrases.class.getResourceAsStream(name)),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Phrases(properties.stringPropertyNames()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty)));
	}

}
