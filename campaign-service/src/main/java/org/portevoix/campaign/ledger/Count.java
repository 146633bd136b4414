package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The count of one campaign.
 *
 * @param confirmed signatures that count
 * @param dimensions the same by dimension ({@code day}, {@code country},
 * {@code language}, {@code organisation}, {@code source}) and value
 * @param asOf when the store said so
 */
public record Count(String campaignId, long confirmed, Map<String, Map<String, Long>> dimensions, Instant asOf) {

	/** Below so many, a country or a language might tell who it was. */
	private static final long FEW = 10;

	/** How many count under a value of a dimension. */
	public long of(String dimension, String value) {
		return this.dimensions.getOrDefault(dimension, Map.of()).getOrDefault(value, 0L);
	}

	/** The value if so many share it that it tells nothing about one of them. */
	@Nullable String toldValue(String dimension, String value) {
		return (of(dimension, value) >= FEW) ? value : null;
	}

}
