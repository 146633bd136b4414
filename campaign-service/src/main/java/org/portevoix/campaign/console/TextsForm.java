package org.portevoix.campaign.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.Draft;
import org.portevoix.ui.Language;

/**
 * The words of one language as they were typed.
 *
 * @param values by field
 * @param was the hash of each field as its writer saw it first
 * @param still fields that she found good although their original changed
 */
record TextsForm(Map<String, String> values, Map<String, String> was, Set<String> still) {

	static final List<String> FIELDS = List.of("title", "demand", "addressees", "story", "thanks", "commentUse");

	TextsForm {
		values = Map.copyOf(values);
		was = Map.copyOf(was);
		still = Set.copyOf(still);
	}

	/** An untouched form. */
	static TextsForm of(Content.Words words) {
		return new TextsForm(words.byField(), hashes(words.byField()), Set.of());
	}

	static TextsForm read(UnaryOperator<@Nullable String> field) {
		Map<String, String> values = new HashMap<>();
		Map<String, String> was = new HashMap<>();
		for (String name : FIELDS) {
			values.put(name, Merge.normal(Objects.requireNonNullElse(field.apply(name), "")));
			was.put(name, Objects.requireNonNullElse(field.apply("was." + name), ""));
		}
		return new TextsForm(values, was,
				FIELDS.stream().filter((name) -> field.apply("still." + name) != null).collect(Collectors.toSet()));
	}

	/**
	 * The same after its writer is shown what others saved: what she did not touch
	 * becomes theirs, and the next save is decided with open eyes.
	 */
	TextsForm seeing(Map<String, String> theirs, Set<String> conflicts) {
		Map<String, String> next = new HashMap<>(this.values);
		theirs.forEach((field, text) -> {
			boolean untouched = Merge.hash(value(field)).equals(this.was.get(field));
			if (untouched && !conflicts.contains(field)) {
				next.put(field, text);
			}
		});
		return new TextsForm(next, hashes(theirs), this.still);
	}

	/** What she touched, and the rest as it is kept now. */
	Draft.Translation merged(Content.Words kept, Merge merge) {
		Map<String, String> words = new HashMap<>(kept.byField());
		merge.touched().forEach((field) -> words.put(field, value(field)));
		return new Draft.Translation(words.get("title"), words.get("demand"), words.get("story"), words.get("thanks"),
				words.get("commentUse"), words.get("addressees"));
	}

	/** In a campaign's own language the settings name those who decide. */
	List<String> shown(boolean translation) {
		return FIELDS.stream()
			.filter((field) -> translation || !field.equals("addressees") || !value(field).isEmpty())
			.toList();
	}

	Set<String> reviewed(Language language) {
		return this.still.stream().map((field) -> language.code() + "." + field).collect(Collectors.toSet());
	}

	public String value(String field) {
		return this.values.getOrDefault(field, "");
	}

	private static Map<String, String> hashes(Map<String, String> texts) {
		return texts.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> Merge.hash(entry.getValue())));
	}

}
