package org.portevoix.member.decisions;

/**
 * The view of campaigns lags behind the ledger of signatures: the batch is tried again
 * until it does not.
 */
class NotKnownYet extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotKnownYet(String campaignId) {
		super("Not known yet of campaign " + campaignId + ": itself, or a text that it asked with");
	}

}
