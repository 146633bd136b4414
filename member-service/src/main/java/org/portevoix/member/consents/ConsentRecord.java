package org.portevoix.member.consents;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.Rehearsal;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.store.DerivedId;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One entry of the consent ledger. It is written once; only the events about it leave it.
 * It names the person by her keyed reference, and holds neither name nor address, so that
 * it can stay when these go.
 *
 * @param consentId follows from what it records, so that a replay finds it there
 * @param organisation who receives, or may do, what was decided about
 * @param country of that organisation at the time, if it was known
 * @param controllers who was responsible for the campaign's data
 * @param submissionId the form that it was answered in
 * @param decidedAt orders the decisions about one question
 * @param proof of an answer; a withdrawal needs none
 * @param ends the entry that a withdrawal is about
 * @param rehearsal the dress rehearsal that it belongs to, and is wiped with: then it is
 * about nobody
 * @param again whether it was answered by signing once more
 */
@Document(ConsentRecord.COLLECTION)
public record ConsentRecord(@Id String consentId, String personId, Purpose purpose, String organisation,
		@Nullable String country, List<String> controllers, String campaignId, String signatureId,
		@Nullable String submissionId, Decision decision, Instant decidedAt, Method method, @Nullable Proof proof,
		@Nullable String ends, @Nullable String traceparent, List<PendingEvent> pendingEvents,
		@Nullable Instant pendingDue, @Nullable String rehearsal, @Nullable Boolean again) {

	/**
	 * Of two decisions at the same moment taking back wins; the id makes the order the
	 * same everywhere.
	 */
	public static final Comparator<ConsentRecord> ORDER = Comparator.comparing(ConsentRecord::decidedAt)
		.thenComparing(ConsentRecord::decision)
		.thenComparing(ConsentRecord::consentId);

	static final String COLLECTION = "consents";

	private static final URI SOURCE = URI.create("/member-service/consents");

	@PersistenceCreator
	public ConsentRecord {
		controllers = List.copyOf(controllers);
		pendingEvents = List.copyOf(pendingEvents);
	}

	/** One that belongs to a rehearsal if its campaign is one. */
	public ConsentRecord(String consentId, String personId, Purpose purpose, String organisation,
			@Nullable String country, List<String> controllers, String campaignId, String signatureId,
			@Nullable String submissionId, Decision decision, Instant decidedAt, Method method, @Nullable Proof proof,
			@Nullable String ends, @Nullable String traceparent, List<PendingEvent> pendingEvents,
			@Nullable Instant pendingDue) {
		this(consentId, personId, purpose, organisation, country, controllers, campaignId, signatureId, submissionId,
				decision, decidedAt, method, proof, ends, traceparent, pendingEvents, pendingDue,
				Rehearsal.idOrNull(campaignId), null);
	}

	/**
	 * The same, answered by signing once more: no signature that begins to count tells of
	 * it.
	 */
	public ConsentRecord bySigningAgain() {
		return new ConsentRecord(this.consentId, this.personId, this.purpose, this.organisation, this.country,
				this.controllers, this.campaignId, this.signatureId, this.submissionId, this.decision, this.decidedAt,
				this.method, this.proof, this.ends, this.traceparent, this.pendingEvents, this.pendingDue,
				this.rehearsal, true);
	}

	public boolean isBySigningAgain() {
		return Boolean.TRUE.equals(this.again);
	}

	/** The id of the answer to one question of one form. */
	public static String answerId(String submissionId, Purpose purpose, String organisation) {
		return DerivedId.of("answer", submissionId, purpose.code(), organisation);
	}

	/** The id of a withdrawal, by the event that it comes from. */
	public static String withdrawalId(String eventId, Purpose purpose, String organisation) {
		return DerivedId.of("withdrawal", eventId, purpose.code(), organisation);
	}

	public Question question() {
		return Question.of(this.purpose, this.organisation, this.campaignId);
	}

	/** Whether a refusal is not all it is. */
	public boolean decides() {
		return this.decision != Decision.REFUSED;
	}

	public boolean granted() {
		return this.decision == Decision.GRANTED;
	}

	/**
	 * That this consent ends because she did nothing for long; the same whoever finds it.
	 * @param at when that time was over
	 */
	public ConsentRecord lapsed(Instant at) {
		return new ConsentRecord(withdrawalId(this.consentId, this.purpose, this.organisation), this.personId,
				this.purpose, this.organisation, this.country, this.controllers, this.campaignId, this.signatureId,
				this.submissionId, Decision.WITHDRAWN, at, Method.INACTIVITY, null, this.consentId, null, List.of(),
				null);
	}

	/** The same with the event that tells of it, if it is to be told. */
	ConsentRecord telling(Instant due, PersonRefs refs) {
		List<PendingEvent> events = told(refs);
		return new ConsentRecord(this.consentId, this.personId, this.purpose, this.organisation, this.country,
				this.controllers, this.campaignId, this.signatureId, this.submissionId, this.decision, this.decidedAt,
				this.method, this.proof, this.ends, this.traceparent, events, events.isEmpty() ? null : due,
				this.rehearsal, this.again);
	}

	/**
	 * A refusal is nobody's business, and the support itself is told by the signature's
	 * own events.
	 */
	private List<PendingEvent> told(PersonRefs refs) {
		if (!decides() || this.purpose == Purpose.SUPPORT) {
			return List.of();
		}
		MemberEvent data = (this.proof != null && granted())
				? new MemberEvent.ConsentGranted(this.personId, this.consentId, this.purpose, this.organisation,
						this.campaignId, this.proof.textVersion())
				: new MemberEvent.ConsentWithdrawn(this.personId, this.consentId, this.purpose, this.organisation,
						this.campaignId, refs.of(this.organisation, this.personId));
		return List.of(PendingEvent.of("members-out-0", new Event<>(DerivedId.of("event", this.consentId), SOURCE,
				this.personId, this.decidedAt, this.traceparent, data)));
	}

}
