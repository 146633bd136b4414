package org.portevoix.campaign.signing;

import java.util.List;

import org.springframework.stereotype.Component;

import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.SignatureRecord;

/**
 * Has people sign who do not exist, in a dress rehearsal: what they send is checked and
 * recorded as that of any citizen, and so is that they confirm it, which nobody is asked
 * for by mail.
 */
@Component
public class MadeUpSigning {

	private static final Client NOWHERE = new Client(null, null);

	private final Signing signing;

	private final Confirming confirming;

	private final SignatureLog log;

	MadeUpSigning(Signing signing, Confirming confirming, SignatureLog log) {
		this.signing = signing;
		this.confirming = confirming;
		this.log = log;
	}

	/**
	 * Records that some signed and confirmed. The same again changes nothing, since the
	 * ids are the same.
	 * @throws CampaignNotOpen if the rehearsal takes no signatures now
	 * @throws LogUnavailable if not all of it was recorded
	 */
	public void sign(CampaignState rehearsal, List<Somebody> people) {
		List<Event<SignatureRecord.Submitted>> submitted = people.stream()
			.map((one) -> this.signing.submitted(rehearsal, one.request(), NOWHERE, one.submissionId()))
			.toList();
		this.log.appendAll(submitted);
		this.log.appendAll(submitted.stream()
			.map((event) -> this.confirming.confirmation(event.subject(), rehearsal.campaignId(), event.id()))
			.toList());
	}

	/**
	 * Somebody made up.
	 *
	 * @param submissionId the same whenever it is the same one
	 */
	public record Somebody(String submissionId, SignatureRequest request) {
	}

}
