package org.portevoix.campaign.signing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was sent by a form or a client, before anything is known to be in order.
 *
 * @param formSeconds how long the form was open, where the sender knows
 */
public record SignatureRequest(@Nullable String givenName, @Nullable String familyName, @Nullable String email,
		@Nullable String country, @Nullable String postcode, @Nullable String locale, @Nullable String comment,
		@Nullable Boolean ageConfirmed, @Nullable List<@Nullable Consent> consents, @Nullable String source,
		@Nullable Integer formSeconds) {

	/** An answer to one question of the form. */
	public record Consent(@Nullable String purpose, @Nullable String organisation, @Nullable Boolean granted,
			@Nullable String textVersion) {

	}

}
