package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A campaign as its staff sends it. Anything may be missing, and nothing is checked yet:
 * dates and purposes are text here, so that every faulty field can be named at once.
 */
public record Draft(@Nullable String slug, @Nullable String organisation, @Nullable String defaultLanguage,
		@Nullable Integer goal, @Nullable String opensAt, @Nullable String closesAt,
		@Nullable List<@Nullable Target> targets, @Nullable List<@Nullable String> partners,
		@Nullable List<@Nullable String> sources, @Nullable List<@Nullable Consent> consents,
		@Nullable Map<String, @Nullable Translation> translations, @Nullable String timeZone) {

	/** What is kept, as a draft that says the same. */
	public static Draft of(String slug, Content content) {
		List<@Nullable Target> targets = new ArrayList<>();
		content.targets().forEach((target) -> targets.add(new Target(target.name(), target.office())));
		List<@Nullable Consent> consents = new ArrayList<>();
		content.consents().forEach((asked) -> {
			Map<String, @Nullable String> use = new HashMap<>();
			asked.use().forEach(use::put);
			consents.add(new Consent(asked.purpose().code(), asked.organisation(), use));
		});
		Map<String, @Nullable Translation> translations = new HashMap<>();
		content.translations().forEach((language, words) -> translations.put(language, Translation.of(words)));
		return new Draft(slug, content.organisation(), content.defaultLanguage(), content.goal(),
				text(content.opensAt()), text(content.closesAt()), targets, new ArrayList<>(content.partners()),
				new ArrayList<>(content.sources()), consents, translations, content.timeZone());
	}

	/**
	 * The same with other words in one language.
	 * @param words null for none
	 */
	public Draft saying(String language, @Nullable Translation words) {
		Map<String, @Nullable Translation> all = new HashMap<>();
		if (this.translations != null) {
			this.translations.forEach(all::put);
		}
		if (words != null) {
			all.put(language, words);
		}
		else {
			all.remove(language);
		}
		return new Draft(this.slug, this.organisation, this.defaultLanguage, this.goal, this.opensAt, this.closesAt,
				this.targets, this.partners, this.sources, this.consents, all, this.timeZone);
	}

	Draft named(String newSlug) {
		return new Draft(newSlug, this.organisation, this.defaultLanguage, this.goal, this.opensAt, this.closesAt,
				this.targets, this.partners, this.sources, this.consents, this.translations, this.timeZone);
	}

	private static @Nullable String text(@Nullable Instant time) {
		return (time != null) ? time.toString() : null;
	}

	/** A decision maker. */
	public record Target(@Nullable String name, @Nullable String office) {

	}

	/**
	 * A question of the form.
	 *
	 * @param use what the organisation wants the data for, by language; for {@code share}
	 * only
	 */
	public record Consent(@Nullable String purpose, @Nullable String organisation,
			@Nullable Map<String, @Nullable String> use) {

	}

	/**
	 * The words in one language.
	 *
	 * @param addressees those who decide as this language names them, one a line, with
	 * the office after a comma; without it as the targets say
	 */
	public record Translation(@Nullable String title, @Nullable String demand, @Nullable String story,
			@Nullable String thanks, @Nullable String commentUse, @Nullable String addressees) {

		static Translation of(Content.Words words) {
			return new Translation(words.title(), words.demand(), words.story(), words.thanks(), words.commentUse(),
					words.addressees());
		}

	}

}
