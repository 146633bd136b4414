package org.portevoix.campaign.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;

/**
 * A consent that was given with a confirmed submission, and whether it was taken back.
 *
 * @param submittedAt when the submission was sent; documents from before that was kept
 * have none
 */
record GivenConsent(String submission, Purpose purpose, String organisation, String textVersion, boolean withdrawn,
		@Nullable Instant submittedAt) {

	static GivenConsent of(Pending adopted, ConsentAnswer answer) {
		return new GivenConsent(adopted.id(), answer.purpose(), answer.organisation(), answer.textVersion(), false,
				adopted.submission().submittedAt());
	}

	/** When it was sent; long ago where that is not known. */
	Instant sentAt() {
		return (this.submittedAt != null) ? this.submittedAt : Instant.MIN;
	}

	boolean isAbout(Purpose otherPurpose, String otherOrganisation) {
		return this.purpose == otherPurpose && this.organisation.equals(otherOrganisation);
	}

	/**
	 * Whether it is part of the signature, and ends with it; all else is given along with
	 * it, and stands alone.
	 */
	static boolean isOfTheSignature(Purpose purpose) {
		return switch (purpose) {
			case SUPPORT, HAND_IN, SHOW_NAME -> true;
			case UPDATES, NEWSLETTER, SHARE -> false;
		};
	}

	GivenConsent afterTheSignature() {
		return isOfTheSignature(this.purpose) ? takenBack() : this;
	}

	GivenConsent takenBack() {
		return new GivenConsent(this.submission, this.purpose, this.organisation, this.textVersion, true,
				this.submittedAt);
	}

}
