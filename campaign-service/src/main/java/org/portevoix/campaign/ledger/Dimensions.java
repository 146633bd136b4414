package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a signature is counted under, frozen when it begins to count. Each is a closed
 * list.
 *
 * @param day of the confirmation, in UTC, such as {@code 2026-06-12}
 * @param hour of the day, in UTC, from {@code 00} to {@code 23}; those that began to
 * count before hours were looked at have none, and end without one
 */
record Dimensions(String day, @Nullable String hour, String country, String language, String organisation,
		String source) {

	static Dimensions at(Instant confirmed, String country, String language, String organisation, String source) {
		OffsetDateTime time = confirmed.atOffset(ZoneOffset.UTC);
		return new Dimensions(time.toLocalDate().toString(), String.format(Locale.ROOT, "%02d", time.getHour()),
				country, language, organisation, source);
	}

	/** By the name of the dimension. */
	Map<String, String> values() {
		Map<String, String> values = new HashMap<>(Map.of("day", this.day, "country", this.country, "language",
				this.language, "organisation", this.organisation, "source", this.source));
		if (this.hour != null) {
			values.put("hour", this.hour);
		}
		return values;
	}

}
