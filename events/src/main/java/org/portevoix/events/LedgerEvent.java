package org.portevoix.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What the ledger decided about one signature. Carried by {@code ledger} under the
 * signature's id. Personal data.
 */
public sealed interface LedgerEvent extends EventData {

	/** The campaign that the signature is for. */
	String campaignId();

	/**
	 * A signature counts from now on. The time of the event is that of the confirmation.
	 *
	 * @param cycle how many times this person has signed this campaign, from 1
	 * @param submissionId the event that the adopted submission came with
	 */
	@EventType("signature.confirmed.v1")
	record Confirmed(String campaignId, int cycle, String personId, String submissionId,
			Submission submission) implements LedgerEvent {

		public Confirmed {
			requireNonNull(campaignId);
			requireNonNull(personId);
			requireNonNull(submissionId);
			requireNonNull(submission);
		}

	}

	/**
	 * A signature that counts already was confirmed again with another submission: the
	 * count stays, name and answers are the new ones.
	 */
	@EventType("signature.amended.v1")
	record Amended(String campaignId, int cycle, String personId, String submissionId,
			Submission submission) implements LedgerEvent {

		public Amended {
			requireNonNull(campaignId);
			requireNonNull(personId);
			requireNonNull(submissionId);
			requireNonNull(submission);
		}

	}

	/** A signature no longer counts. */
	@EventType("signature.withdrawn.v1")
	record Withdrawn(String campaignId, int cycle, @Nullable String personId, End reason) implements LedgerEvent {

		public Withdrawn {
			requireNonNull(campaignId);
			requireNonNull(reason);
		}

	}

	/**
	 * One consent given with a signature was taken back.
	 *
	 * @param personId null once the signature was made anonymous
	 */
	@EventType("signature.consent-withdrawn.v1")
	record ConsentWithdrawn(String campaignId, @Nullable String personId, String submissionId, Purpose purpose,
			String organisation) implements LedgerEvent {

		public ConsentWithdrawn {
			requireNonNull(campaignId);
			requireNonNull(submissionId);
			requireNonNull(purpose);
			requireNonNull(organisation);
		}

	}

	/**
	 * The owner of the address says that it was not her: every consent given with this
	 * signature ends, and the address is not written to again.
	 */
	@EventType("signature.disowned.v1")
	record Disowned(String campaignId, String personId) implements LedgerEvent {

		public Disowned {
			requireNonNull(campaignId);
			requireNonNull(personId);
		}

	}

	/**
	 * What was known of the person is gone; the number stays.
	 *
	 * @param submittedBefore what she sent later is not concerned; null where all is
	 */
	@EventType("signature.erased.v1")
	record Erased(String campaignId, @Nullable String personId,
			@Nullable Instant submittedBefore) implements LedgerEvent {

		public Erased {
			requireNonNull(campaignId);
		}

	}

}
