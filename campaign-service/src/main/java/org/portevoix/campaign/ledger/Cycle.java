package org.portevoix.campaign.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A signature that counts.
 *
 * @param number how many times this person has signed this campaign, from 1
 * @param submission the one that was confirmed
 * @param signer gone once the person is erased
 * @param submittedAt when the submission was sent; documents from before that was kept
 * have none
 * @param traces for moderators; gone after a while, and with the signer
 */
record Cycle(int number, String submission, @Nullable Signer signer, Dimensions dimensions, Instant confirmedAt,
		@Nullable Instant submittedAt, @Nullable Traces traces) {

	Cycle adopting(Pending other, @Nullable Traces newTraces) {
		return new Cycle(this.number, other.id(), Signer.of(other.submission()), this.dimensions, this.confirmedAt,
				other.submission().submittedAt(), newTraces);
	}

	Cycle withoutSigner() {
		return new Cycle(this.number, this.submission, null, this.dimensions, this.confirmedAt, this.submittedAt, null);
	}

	/** Without its signer, if the submission was sent before that. */
	Cycle forgetting(Instant before) {
		return sentAt().isBefore(before) ? withoutSigner() : this;
	}

	/** When who signed sent it; long ago where that is not known. */
	Instant sentAt() {
		return (this.submittedAt != null) ? this.submittedAt : Instant.MIN;
	}

}
