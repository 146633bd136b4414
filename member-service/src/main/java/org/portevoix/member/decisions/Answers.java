package org.portevoix.member.decisions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Event;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.Submission;
import org.portevoix.member.campaigns.Campaign;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Decision;
import org.portevoix.member.consents.Method;
import org.portevoix.member.consents.Proof;
import org.portevoix.member.people.Contact;
import org.portevoix.member.people.People.Known;

import org.springframework.stereotype.Component;

/**
 * Makes entries of the consent ledger from a confirmed form: one for each question that
 * it answered, the unticked ones too, and one for signing itself.
 */
@Component
class Answers {

	private final KnownCampaigns campaigns;

	private final Wording wording;

	Answers(KnownCampaigns campaigns, Wording wording) {
		this.campaigns = campaigns;
		this.wording = wording;
	}

	/**
	 * The entries of a form.
	 * @param form who answered what
	 * @param seats countries of organisations
	 * @throws NotKnownYet if the campaign, or a text of it, is not known yet
	 */
	List<Known> of(Form form, Map<String, String> seats) {
		Campaign campaign = this.campaigns.byId(form.campaignId())
			.orElseThrow(() -> new NotKnownYet(form.campaignId()));
		Contact contact = Contact.of(form.submission());
		Map<String, Known> entries = new LinkedHashMap<>();
		add(entries, new Known(support(form, campaign, seats), null));
		for (ConsentAnswer answer : form.submission().consents()) {
			String words = this.wording.of(answer, campaign, form.event().time());
			add(entries, new Known(entry(form, answer, campaign, seats, words), contact));
		}
		return List.copyOf(entries.values());
	}

	/** Of two answers to one question of one form, no is the one that is believed. */
	private static void add(Map<String, Known> entries, Known known) {
		entries.merge(known.entry().consentId(), known, (one, other) -> one.entry().granted() ? other : one);
	}

	/** The organisation that carries the campaign, if it is known. */
	Optional<String> controller(Form form) {
		return this.campaigns.byId(form.campaignId()).map(Campaign::organisation);
	}

	/** Its words stand in the notice, so the version is that of the notice. */
	private static ConsentRecord support(Form form, Campaign campaign, Map<String, String> seats) {
		return entry(form,
				new ConsentAnswer(Purpose.SUPPORT, campaign.organisation(), true, form.submission().noticeVersion()),
				campaign, seats, null);
	}

	private static ConsentRecord entry(Form form, ConsentAnswer answer, Campaign campaign, Map<String, String> seats,
			@Nullable String words) {
		Submission submission = form.submission();
		Event<LedgerEvent> event = form.event();
		Proof proof = new Proof(answer.textVersion(), words, submission.noticeVersion(), submission.locale(),
				submission.submittedAt(), event.time(), null, submission.ageConfirmed());
		ConsentRecord entry = new ConsentRecord(
				ConsentRecord.answerId(form.submissionId(), answer.purpose(), answer.organisation()), form.personId(),
				answer.purpose(), answer.organisation(), seats.get(answer.organisation()), campaign.controllers(),
				campaign.campaignId(), event.subject(), form.submissionId(),
				answer.granted() ? Decision.GRANTED : Decision.REFUSED, event.time(), Method.WEB_FORM, proof, null,
				event.traceparent(), List.of(), null);
		return (event.data() instanceof LedgerEvent.Amended) ? entry.bySigningAgain() : entry;
	}

	/** A form whose sender proved to own the address. */
	record Form(Event<LedgerEvent> event, String campaignId, String personId, String submissionId,
			Submission submission) {

	}

}
