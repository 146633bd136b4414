package org.portevoix.campaign.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A signature that counts.
 *
 * @param number how many times this person has signed this campaign, from 1
 * @param submission the one that was confirmed
 * @param signer gone once the person is erased
 */
record Cycle(int number, String submission, @Nullable Signer signer, Dimensions dimensions, Instant confirmedAt) {

	Cycle adopting(String other, Signer its) {
		return new Cycle(this.number, other, its, this.dimensions, this.confirmedAt);
	}

	Cycle withoutSigner() {
		return new Cycle(this.number, this.submission, null, this.dimensions, this.confirmedAt);
	}

}
