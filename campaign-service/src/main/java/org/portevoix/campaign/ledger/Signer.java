package org.portevoix.campaign.ledger;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Submission;

/**
 * What is kept of a confirmed submission for the hand-in. The address is not.
 */
record Signer(String givenName, String familyName, String country, @Nullable String postcode, String locale,
		@Nullable String comment, String noticeVersion) {

	static Signer of(Submission submission) {
		return new Signer(submission.givenName(), submission.familyName(), submission.country(), submission.postcode(),
				submission.locale(), submission.comment(), submission.noticeVersion());
	}

}
