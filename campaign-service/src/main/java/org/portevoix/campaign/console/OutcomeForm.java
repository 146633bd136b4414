package org.portevoix.campaign.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.portevoix.ui.Language;

/**
 * What came of a campaign as it was typed.
 *
 * @param at the day
 * @param text by language
 */
record OutcomeForm(String at, String to, String note, Map<String, String> text) {

	OutcomeForm {
		text = Map.copyOf(text);
	}

	static OutcomeForm read(UnaryOperator<@Nullable String> field) {
		Map<String, String> text = new HashMap<>();
		for (Language language : Language.all()) {
			String words = value(field, "text." + language.code());
			if (!words.isEmpty()) {
				text.put(language.code(), words);
			}
		}
		return new OutcomeForm(value(field, "at"), value(field, "to"), value(field, "note"), text);
	}

	public String in(String language) {
		return this.text.getOrDefault(language, "");
	}

	private static String value(UnaryOperator<@Nullable String> field, String name) {
		return Merge.normal(Objects.requireNonNullElse(field.apply(name), ""));
	}

}
