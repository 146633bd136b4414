package org.portevoix.member.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Purpose;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Proof;
import org.portevoix.member.consents.Question;

/**
 * The latest decision about one question, with the contact that came with it while it is
 * a yes.
 *
 * @param campaignId of a question that concerns one campaign
 * @param under the campaign that it was decided under
 * @param consentId the entry of the consent ledger
 */
record Standing(Purpose purpose, @Nullable String campaignId, @Nullable String under, boolean granted, Instant at,
		String consentId, @Nullable String textVersion, @Nullable Contact contact) {

	/** As the consent ledger orders its entries. */
	static final Comparator<Standing> ORDER = Comparator.comparing(Standing::at)
		.thenComparing((standing) -> !standing.granted())
		.thenComparing(Standing::consentId);

	static Standing of(ConsentRecord entry, @Nullable Contact contact) {
		Question question = entry.question();
		Proof proof = entry.proof();
		return new Standing(question.purpose(), question.campaignId(), entry.campaignId(), entry.granted(),
				entry.decidedAt(), entry.consentId(), (proof != null) ? proof.textVersion() : null,
				entry.granted() ? contact : null);
	}

	boolean sameQuestion(Standing other) {
		return this.purpose == other.purpose && Objects.equals(this.campaignId, other.campaignId);
	}

}
