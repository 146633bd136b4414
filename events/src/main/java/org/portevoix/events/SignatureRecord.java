package org.portevoix.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What people and moderators did about one signature. Carried by {@code signatures} under
 * the signature's id, read as truth by the ledger only. Personal data.
 */
public sealed interface SignatureRecord extends EventData {

	/** The campaign that the signature is for. */
	String campaignId();

	/**
	 * Somebody filled in the form; nothing is proven about who.
	 *
	 * @param organisation which organisation the signature is counted for: the one whose
	 * page it came from if it joined the campaign, else the one that carries it
	 */
	@EventType("signature.submitted.v1")
	record Submitted(String campaignId, String slug, String organisation, String personId, Submission submission,
			Evidence evidence) implements SignatureRecord {

		public Submitted {
			requireNonNull(campaignId);
			requireNonNull(slug);
			requireNonNull(organisation);
			requireNonNull(personId);
			requireNonNull(submission);
			requireNonNull(evidence);
		}

	}

	/**
	 * The owner of the address confirmed one submission.
	 *
	 * @param submission the id of the event that carried it
	 */
	@EventType("signature.confirmation.v1")
	record Confirmation(String campaignId, String submission) implements SignatureRecord {

		public Confirmation {
			requireNonNull(campaignId);
			requireNonNull(submission);
		}

	}

	/** The owner of the address took the signature back; consents stay as they are. */
	@EventType("signature.withdrawal.v1")
	record Withdrawal(String campaignId, String submission) implements SignatureRecord {

		public Withdrawal {
			requireNonNull(campaignId);
			requireNonNull(submission);
		}

	}

	/** The owner of the address took one consent back; the signature stays as it is. */
	@EventType("signature.consent-withdrawal.v1")
	record ConsentWithdrawal(String campaignId, String submission, Purpose purpose,
			String organisation) implements SignatureRecord {

		public ConsentWithdrawal {
			requireNonNull(campaignId);
			requireNonNull(submission);
			requireNonNull(purpose);
			requireNonNull(organisation);
		}

	}

	/** The owner of the address says that it was not her: everything ends. */
	@EventType("signature.rejected.v1")
	record Rejected(String campaignId, String submission) implements SignatureRecord {

		public Rejected {
			requireNonNull(campaignId);
			requireNonNull(submission);
		}

	}

	/** A moderator found it to be false. */
	@EventType("signature.invalidated.v1")
	record Invalidated(String campaignId, String reason, String by) implements SignatureRecord {

		public Invalidated {
			requireNonNull(campaignId);
			requireNonNull(reason);
			requireNonNull(by);
		}

	}

	/**
	 * What was never confirmed is forgotten.
	 *
	 * @param submittedBefore later submissions stay
	 */
	@EventType("signature.purged.v1")
	record Purged(String campaignId, Instant submittedBefore) implements SignatureRecord {

		public Purged {
			requireNonNull(campaignId);
			requireNonNull(submittedBefore);
		}

	}

	/**
	 * The person asked to be forgotten: the number stays, what is known of her goes.
	 *
	 * @param submittedBefore what she sent later stays; null where nothing does
	 */
	@EventType("signature.erased.v1")
	record Erased(String campaignId, @Nullable Instant submittedBefore) implements SignatureRecord {

		public Erased {
			requireNonNull(campaignId);
		}

	}

	/**
	 * The campaign is long over: the number and its breakdown stay, who signed goes.
	 */
	@EventType("signature.anonymised.v1")
	record Anonymised(String campaignId) implements SignatureRecord {

		public Anonymised {
			requireNonNull(campaignId);
		}

	}

}
