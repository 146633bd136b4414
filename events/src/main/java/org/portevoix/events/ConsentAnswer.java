package org.portevoix.events;

import static java.util.Objects.requireNonNull;

/**
 * What a person answered to one question of a form.
 *
 * @param purpose what was asked
 * @param organisation for whom it was asked
 * @param granted the answer; a refusal is kept too, so as not to ask again
 * @param textVersion names the exact words that were shown
 */
public record ConsentAnswer(Purpose purpose, String organisation, boolean granted, String textVersion) {

	public ConsentAnswer {
		requireNonNull(purpose);
		requireNonNull(organisation);
		requireNonNull(textVersion);
	}

	/** Whether both are about the same question. */
	public boolean sameQuestion(Purpose otherPurpose, String otherOrganisation) {
		return this.purpose == otherPurpose && this.organisation.equals(otherOrganisation);
	}

}
