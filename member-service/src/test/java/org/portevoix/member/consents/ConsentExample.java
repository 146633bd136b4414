package org.portevoix.member.consents;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Examples;
import org.portevoix.events.Purpose;

/** Builds entries of the consent ledger; what is not said is invented. */
public final class ConsentExample {

	private Purpose purpose = Purpose.NEWSLETTER;

	private String organisation = Examples.ORGANISATION;

	private String campaignId = Examples.CAMPAIGN_ID;

	private String submissionId = Examples.SUBMISSION_ID;

	private Decision decision = Decision.GRANTED;

	private Instant at = Examples.TIME;

	private @Nullable String event;

	private ConsentExample() {
	}

	public static ConsentExample granted(Purpose purpose) {
		ConsentExample example = new ConsentExample();
		example.purpose = purpose;
		return example;
	}

	public static ConsentExample refused(Purpose purpose) {
		ConsentExample example = granted(purpose);
		example.decision = Decision.REFUSED;
		return example;
	}

	/** Taken back by an event. */
	public static ConsentExample withdrawn(Purpose purpose, String event) {
		ConsentExample example = granted(purpose);
		example.decision = Decision.WITHDRAWN;
		example.event = event;
		return example;
	}

	public ConsentExample organisation(String organisation) {
		this.organisation = organisation;
		return this;
	}

	public ConsentExample campaign(String campaignId) {
		this.campaignId = campaignId;
		return this;
	}

	public ConsentExample submission(String submissionId) {
		this.submissionId = submissionId;
		return this;
	}

	/** Some seconds after the examples' time. */
	public ConsentExample at(int seconds) {
		this.at = Examples.TIME.plusSeconds(seconds);
		return this;
	}

	public ConsentRecord build() {
		Proof proof = new Proof(Examples.TEXT_VERSION, "Je veux…", Examples.NOTICE_VERSION, "fr", this.at, this.at,
				null, true);
		String id = (this.event != null) ? ConsentRecord.withdrawalId(this.event, this.purpose, this.organisation)
				: ConsentRecord.answerId(this.submissionId, this.purpose, this.organisation);
		return new ConsentRecord(id, Examples.PERSON_ID, this.purpose, this.organisation, "BE",
				List.of(this.organisation), this.campaignId, Examples.SIGNATURE_ID, this.submissionId, this.decision,
				this.at, (this.event != null) ? Method.WITHDRAWAL_LINK : Method.WEB_FORM,
				(this.event != null) ? null : proof, null, null, List.of(), null);
	}

}
