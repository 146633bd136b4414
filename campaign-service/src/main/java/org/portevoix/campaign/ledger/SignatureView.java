package org.portevoix.campaign.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;

/**
 * What the owner of an address may see of a signature.
 *
 * @param state as seen from one submission
 * @param givenName gone where nothing is kept
 * @param answers what would be confirmed, or was
 * @param consents given and not taken back
 */
public record SignatureView(State state, @Nullable String givenName, @Nullable String familyName,
		List<ConsentAnswer> answers, List<Consent> consents) {

	public SignatureView {
		answers = List.copyOf(answers);
		consents = List.copyOf(consents);
	}

	/** How far it has come. */
	public enum State {

		/** The submission waits for a confirmation. */
		PENDING,
		/** It counts. */
		ACTIVE,
		/** It was withdrawn or invalidated, or never confirmed in time. */
		ENDED,
		/** The owner of the address said that it was somebody else. */
		DISOWNED,
		/** Who signed is forgotten; if it counted, it still does. */
		FORGOTTEN

	}

	/** A consent that was given with it. */
	public record Consent(Purpose purpose, String organisation, String textVersion, boolean withdrawn) {

		/** Whether it ends with the signature. */
		public boolean isOfTheSignature() {
			return GivenConsent.isOfTheSignature(this.purpose);
		}

	}

}
