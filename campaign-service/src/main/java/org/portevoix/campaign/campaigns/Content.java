package org.portevoix.campaign.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

/**
 * What a campaign says and asks, well-formed but perhaps not complete.
 *
 * @param goal 0 while there is none
 */
record Content(String organisation, @Nullable String defaultLanguage, int goal, @Nullable Instant opensAt,
		@Nullable Instant closesAt, List<Target> targets, List<String> partners, List<String> sources,
		List<Asked> consents, Map<String, Words> translations) {

	Content {
		targets = List.copyOf(targets);
		partners = List.copyOf(partners);
		sources = List.copyOf(sources);
		consents = List.copyOf(consents);
		translations = Map.copyOf(translations);
	}

	Content closingAt(Instant end) {
		return new Content(this.organisation, this.defaultLanguage, this.goal, this.opensAt, end, this.targets,
				this.partners, this.sources, this.consents, this.translations);
	}

	/** A decision maker. */
	record Target(String name, String office) {

	}

	/**
	 * A question of the form.
	 *
	 * @param use what the data is shared for, by language
	 */
	record Asked(Purpose purpose, String organisation, Map<String, String> use) {

		Asked {
			use = Map.copyOf(use);
		}

	}

	/** The words in one language; what is not written yet is empty. */
	record Words(String title, String demand, String story, String thanks, @Nullable String commentUse) {

	}

}
