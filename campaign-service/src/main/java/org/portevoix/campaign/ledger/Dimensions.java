package org.portevoix.campaign.ledger;

import java.util.Map;

/**
 * What a signature is counted under, frozen when it begins to count. Each is a closed
 * list.
 *
 * @param day of the confirmation, in UTC, such as {@code 2026-06-12}
 */
record Dimensions(String day, String country, String language, String organisation, String source) {

	/** By the name of the dimension. */
	Map<String, String> values() {
		return Map.of("day", this.day, "country", this.country, "language", this.language, "organisation",
				this.organisation, "source", this.source);
	}

}
