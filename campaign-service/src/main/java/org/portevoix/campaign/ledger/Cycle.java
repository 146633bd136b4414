package org.portevoix.campaign.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.End;

/**
 * A signature that counts.
 *
 * @param number how many times this person has signed this campaign, from 1
 * @param submission the one that was confirmed
 * @param signer gone once the person is erased
 * @param submittedAt when the submission was sent; documents from before that was kept
 * have none
 * @param traces for moderators; gone after a while, and with the signer
 * @param erasedAt since when who signed is forgotten because she asked for it; not where
 * only its time was over
 */
record Cycle(int number, String submission, @Nullable Signer signer, Dimensions dimensions, Instant confirmedAt,
		@Nullable Instant submittedAt, @Nullable Traces traces, @Nullable Instant erasedAt) {

	Cycle adopting(Pending other, @Nullable Traces newTraces) {
		return new Cycle(this.number, other.id(), Signer.of(other.submission()), this.dimensions, this.confirmedAt,
				other.submission().submittedAt(), newTraces, null);
	}

	Cycle withoutSigner() {
		return new Cycle(this.number, this.submission, null, this.dimensions, this.confirmedAt, this.submittedAt, null,
				this.erasedAt);
	}

	/** Without its signer, if the submission was sent before that. */
	Cycle forgetting(Instant before, Instant at) {
		return sentAt().isBefore(before) ? new Cycle(this.number, this.submission, null, this.dimensions,
				this.confirmedAt, this.submittedAt, null, at) : this;
	}

	/**
	 * Whether it stays all the same: nobody can take back for somebody who is forgotten,
	 * since the number was promised to stay. What was made up ends whenever it is found.
	 */
	boolean outlasts(End end) {
		return this.erasedAt != null && end != End.INVALIDATED;
	}

	/** When who signed sent it; long ago where that is not known. */
	Instant sentAt() {
		return (this.submittedAt != null) ? this.submittedAt : Instant.MIN;
	}

}
