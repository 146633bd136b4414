package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

/**
 * What a campaign says and asks, well-formed but perhaps not complete.
 *
 * @param goal 0 while there is none
 * @param timeZone the one in which its times are written and read by its staff
 */
public record Content(String organisation, @Nullable String defaultLanguage, int goal, @Nullable Instant opensAt,
		@Nullable Instant closesAt, List<Target> targets, List<String> partners, List<String> sources,
		List<Asked> consents, Map<String, Words> translations, @Nullable String timeZone) {

	public Content {
		targets = List.copyOf(targets);
		partners = List.copyOf(partners);
		sources = List.copyOf(sources);
		consents = List.copyOf(consents);
		translations = Map.copyOf(translations);
	}

	/** One that names no time zone. */
	public Content(String organisation, @Nullable String defaultLanguage, int goal, @Nullable Instant opensAt,
			@Nullable Instant closesAt, List<Target> targets, List<String> partners, List<String> sources,
			List<Asked> consents, Map<String, Words> translations) {
		this(organisation, defaultLanguage, goal, opensAt, closesAt, targets, partners, sources, consents, translations,
				null);
	}

	/**
	 * What translations are written from, by field; nothing without a language of its
	 * own.
	 */
	public Map<String, String> originals() {
		Words own = (this.defaultLanguage != null) ? this.translations.get(this.defaultLanguage) : null;
		if (own == null) {
			return Map.of();
		}
		Map<String, String> originals = new HashMap<>(own.byField());
		if (own.addressees() == null) {
			originals.put("addressees", this.targets.stream().map(Target::line).collect(Collectors.joining("\n")));
		}
		return originals;
	}

	/** As if it were open from now on, until a time. */
	Content openUntil(Instant end) {
		return new Content(this.organisation, this.defaultLanguage, this.goal, null, end, this.targets, this.partners,
				this.sources, this.consents, this.translations, this.timeZone);
	}

	/** As if another language were its own; what that does not say yet is empty. */
	Content ownedBy(@Nullable String language) {
		Map<String, Words> words = new HashMap<>(this.translations);
		if (language != null) {
			words.putIfAbsent(language, Words.NONE);
		}
		return new Content(this.organisation, language, this.goal, this.opensAt, this.closesAt, this.targets,
				this.partners, this.sources, this.consents, words, this.timeZone);
	}

	Content closingAt(Instant end) {
		return new Content(this.organisation, this.defaultLanguage, this.goal, this.opensAt, end, this.targets,
				this.partners, this.sources, this.consents, this.translations, this.timeZone);
	}

	/** A decision maker. */
	public record Target(String name, String office) {

		String line() {
			return this.office.isBlank() ? this.name : this.name + ", " + this.office;
		}

	}

	/**
	 * A question of the form.
	 *
	 * @param use what the data is shared for, by language
	 */
	public record Asked(Purpose purpose, String organisation, Map<String, String> use) {

		public Asked {
			use = Map.copyOf(use);
		}

	}

	/**
	 * The words in one language; what is not written yet is empty.
	 *
	 * @param addressees those who decide as this language names them, one a line, with
	 * the office after a comma; without it as the targets say
	 */
	public record Words(String title, String demand, String story, String thanks, @Nullable String commentUse,
			@Nullable String addressees) {

		/** A language in which nothing is written yet. */
		public static final Words NONE = new Words("", "", "", "", null);

		/** Words that name those who decide as the targets say. */
		public Words(String title, String demand, String story, String thanks, @Nullable String commentUse) {
			this(title, demand, story, thanks, commentUse, null);
		}

		/** From texts by the name of their field. */
		static Words of(Map<String, String> fields) {
			return new Words(text(fields, "title"), text(fields, "demand"), text(fields, "story"),
					text(fields, "thanks"), ifWritten(text(fields, "commentUse")),
					ifWritten(text(fields, "addressees")));
		}

		private static String text(Map<String, String> fields, String field) {
			return Objects.requireNonNullElse(fields.get(field), "");
		}

		private static @Nullable String ifWritten(String text) {
			return text.isEmpty() ? null : text;
		}

		/** How many texts are missing, or longer than they can be published. */
		public int unfinished() {
			return (int) Stream
				.of(isReady(this.title, PublishGate.LONGEST_TITLE), isReady(this.demand, PublishGate.LONGEST_DEMAND),
						isReady(this.story, DraftCheck.LONGEST_STORY), isReady(this.thanks, DraftCheck.LONGEST_STORY))
				.filter((ready) -> !ready)
				.count();
		}

		private static boolean isReady(String text, int longest) {
			return !text.isBlank() && text.length() <= longest;
		}

		/** By the name of the field; what is not written is empty. */
		public Map<String, String> byField() {
			return Map.of("title", this.title, "demand", this.demand, "story", this.story, "thanks", this.thanks,
					"commentUse", Objects.requireNonNullElse(this.commentUse, ""), "addressees",
					Objects.requireNonNullElse(this.addressees, ""));
		}

	}

}
