package org.portevoix.campaign.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

/**
 * The count of one campaign.
 *
 * @param confirmed signatures that count
 * @param dimensions the same by dimension ({@code day}, {@code country}, {@code hour},
 * {@code language}, {@code organisation}, {@code source}) and value, and the other
 * numbers beside them ({@code pending}, {@code consent})
 * @param asOf when the store said so
 */
public record Count(String campaignId, long confirmed, Map<String, Map<String, Long>> dimensions, Instant asOf) {

	/** Below so many, a country or a language might tell who it was. */
	private static final long FEW = 10;

	/** How many count under a value of a dimension. */
	public long of(String dimension, String value) {
		return this.dimensions.getOrDefault(dimension, Map.of()).getOrDefault(value, 0L);
	}

	/** How many wait for their confirmation. */
	public long pending() {
		return of(Mark.PENDING, Mark.ALL);
	}

	/**
	 * How many of those that count have given a consent and not taken it back, by purpose
	 * and organisation with a blank between.
	 */
	public Map<String, Long> consents() {
		return this.dimensions.getOrDefault(Mark.CONSENT, Map.of());
	}

	/** How many of those that count have given one consent and not taken it back. */
	public long consents(Purpose purpose, String organisation) {
		return of(Mark.CONSENT, purpose.code() + " " + organisation);
	}

	/**
	 * The part of those that signed who confirmed, from 0 to 1; empty while nobody
	 * signed.
	 */
	public OptionalDouble confirmationRate() {
		long all = this.confirmed + pending();
		return (all > 0) ? OptionalDouble.of((double) this.confirmed / all) : OptionalDouble.empty();
	}

	/** The value if so many share it that it tells nothing about one of them. */
	@Nullable String toldValue(String dimension, String value) {
		return (of(dimension, value) >= FEW) ? value : null;
	}

}
