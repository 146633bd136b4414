package org.portevoix.member.requests;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All that is held here about one person, for herself. Personal data.
 *
 * @param language hers
 * @param organisation the one that was asked; null for all
 */
record Report(String language, Instant at, @Nullable String organisation, List<Known> known, List<Consent> consents,
		List<Received> received, List<Asked> requests) {

	/**
	 * How often anything was passed on; the same may have been more than once, such as a
	 * delivery that was tried again.
	 */
	public long timesReceived() {
		return this.received.stream().mapToLong(Received::count).sum();
	}

	/** Nothing: a log may get hold of it. */
	@Override
	public String toString() {
		return "Report[…]";
	}

	/** How an organisation may reach her, and what it calls her. */
	record Known(String organisation, String personRef, String givenName, String familyName, String email,
			String country, @Nullable String postcode, String locale) {

		/** Nothing: a log may get hold of it. */
		@Override
		public String toString() {
			return "Known[…]";
		}

	}

	/** What she decided about one question, in the exact words of it. */
	record Consent(String purpose, String organisation, @Nullable String country, List<String> controllers,
			String campaign, String decision, Instant decidedAt, String method, @Nullable String words,
			@Nullable String textVersion, @Nullable String noticeVersion, @Nullable Instant askedAt) {

	}

	/** What an organisation received. */
	record Received(String organisation, String purpose, String way, @Nullable String event, @Nullable Instant first,
			@Nullable Instant last, long count) {

	}

	/** What she asked before. */
	record Asked(String kind, Instant received, @Nullable Instant done) {

	}

}
