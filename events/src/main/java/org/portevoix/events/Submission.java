package org.portevoix.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What one person typed into the form of one campaign. Personal data.
 *
 * @param email as typed, which is where mail goes
 * @param country ISO 3166-1 alpha-2
 * @param locale the language of the form
 * @param source one that the campaign declared, else {@code other}
 * @param noticeVersion the privacy notice that the form linked to
 */
public record Submission(String givenName, String familyName, String email, String country, @Nullable String postcode,
		String locale, @Nullable String comment, boolean ageConfirmed, List<ConsentAnswer> consents, String source,
		String noticeVersion, Instant submittedAt) {

	public Submission {
		requireNonNull(givenName);
		requireNonNull(familyName);
		requireNonNull(email);
		requireNonNull(country);
		requireNonNull(locale);
		consents = List.copyOf(consents);
		requireNonNull(source);
		requireNonNull(noticeVersion);
		requireNonNull(submittedAt);
	}

}
