package org.portevoix.campaign.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A campaign in the list.
 *
 * @param state names the message {@code state.STATE}
 * @param complete languages in which nothing is missing
 * @param begun languages in which something is
 * @param confirmed null while nobody knows
 * @param pace about how many signed in the last 24 hours
 * @param joined whether the reader sees it because her organisation joined it
 */
record CampaignLine(String slug, String title, String state, String organisation, List<String> complete,
		List<String> begun, @Nullable Long confirmed, @Nullable Long goal, @Nullable Long pace, boolean joined) {

	CampaignLine {
		complete = List.copyOf(complete);
		begun = List.copyOf(begun);
	}

	public String path() {
		return ConsolePages.path(this.slug);
	}

	/** Its languages in capitals, as they are short for. */
	public String completeCodes() {
		return String.join(", ", this.complete).toUpperCase(java.util.Locale.ROOT);
	}

	public String begunCodes() {
		return String.join(", ", this.begun).toUpperCase(java.util.Locale.ROOT);
	}

}
