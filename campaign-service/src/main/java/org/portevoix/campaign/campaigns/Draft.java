package org.portevoix.campaign.campaigns;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A campaign as its staff sends it. Anything may be missing, and nothing is checked yet:
 * dates and purposes are text here, so that every faulty field can be named at once.
 */
record Draft(@Nullable String slug, @Nullable String organisation, @Nullable String defaultLanguage,
		@Nullable Integer goal, @Nullable String opensAt, @Nullable String closesAt,
		@Nullable List<@Nullable Target> targets, @Nullable List<@Nullable String> partners,
		@Nullable List<@Nullable String> sources, @Nullable List<@Nullable Consent> consents,
		@Nullable Map<String, @Nullable Translation> translations) {

	/** A decision maker. */
	record Target(@Nullable String name, @Nullable String office) {

	}

	/**
	 * A question of the form.
	 *
	 * @param use what the organisation wants the data for, by language; for {@code share}
	 * only
	 */
	record Consent(@Nullable String purpose, @Nullable String organisation,
			@Nullable Map<String, @Nullable String> use) {

	}

	/** The words in one language. */
	record Translation(@Nullable String title, @Nullable String demand, @Nullable String story, @Nullable String thanks,
			@Nullable String commentUse) {

	}

}
