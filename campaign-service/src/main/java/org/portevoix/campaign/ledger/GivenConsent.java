package org.portevoix.campaign.ledger;

import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;

/**
 * A consent that was given with a confirmed submission, and whether it was taken back.
 */
record GivenConsent(String submission, Purpose purpose, String organisation, String textVersion, boolean withdrawn) {

	static GivenConsent of(String submission, ConsentAnswer answer) {
		return new GivenConsent(submission, answer.purpose(), answer.organisation(), answer.textVersion(), false);
	}

	boolean isAbout(Purpose otherPurpose, String otherOrganisation) {
		return this.purpose == otherPurpose && this.organisation.equals(otherOrganisation);
	}

	GivenConsent takenBack() {
		return new GivenConsent(this.submission, this.purpose, this.organisation, this.textVersion, true);
	}

}
