package org.portevoix.member.supporters;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;

/**
 * One supporter as her organisation may know her. Personal data.
 *
 * @param personRef her reference towards that organisation
 * @param changedAt when something about her last changed
 * @param consents those that stand, the latest first
 */
record Listed(String personRef, Contact contact, @Nullable Instant changedAt, List<Consent> consents) {

	Listed {
		consents = List.copyOf(consents);
	}

	/** Nothing: a log may get hold of it. */
	@Override
	public String toString() {
		return "Listed[…]";
	}

	/** How to reach her. */
	record Contact(String givenName, String familyName, String email, String country, @Nullable String postcode,
			String locale) {

		/** Nothing: a log may get hold of it. */
		@Override
		public String toString() {
			return "Contact[…]";
		}

	}

	/**
	 * A consent with its proof.
	 *
	 * @param campaign the slug of the one that she was asked under
	 * @param words exactly as shown; null where they were gone
	 */
	record Consent(Purpose purpose, @Nullable String campaign, @Nullable String textVersion, @Nullable String words,
			@Nullable String noticeVersion, @Nullable String language, @Nullable Instant askedAt, Instant confirmedAt,
			@Nullable String method) {

	}

}
