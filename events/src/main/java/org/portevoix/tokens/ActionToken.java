package org.portevoix.tokens;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * What the owner of an address may do by following a link.
 *
 * @param action what the link is for; a token for one is none for another
 * @param submission the id of the event that carried what she was mailed about
 * @param expiresAt to the second
 */
public record ActionToken(Action action, String signatureId, String campaignId, String submission, Instant expiresAt) {

	public ActionToken {
		requireNonNull(action);
		requireNonNull(signatureId);
		requireNonNull(campaignId);
		requireNonNull(submission);
		expiresAt = Instant.ofEpochSecond(expiresAt.getEpochSecond());
	}

	/** What a link is for. */
	public enum Action {

		/** Confirm one submission. */
		CONFIRM,
		/**
		 * See, and take back, the signature and each consent, or say that it was not me.
		 */
		WITHDRAW

	}

}
