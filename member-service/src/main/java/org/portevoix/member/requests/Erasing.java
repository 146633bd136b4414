package org.portevoix.member.requests;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.portevoix.events.Event;
import org.portevoix.events.MemberEvent;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.consents.Decision;
import org.portevoix.member.consents.Method;
import org.portevoix.member.consents.Question;
import org.portevoix.member.contacts.Disclosure;
import org.portevoix.member.contacts.Disclosures;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.people.People;
import org.portevoix.member.people.People.Known;
import org.portevoix.member.store.DerivedId;
import org.portevoix.messaging.outbox.PendingEvent;

import org.springframework.stereotype.Component;

/**
 * Forgets a person: each consent of hers that stands ends, and with it the name and the
 * address that were kept under it. What proves that she agreed once, and that she was
 * forgotten, stays under her keyed reference. Each step can be done again.
 */
@Component
class Erasing {

	private static final URI SOURCE = URI.create("/member-service/requests");

	private final Consents consents;

	private final People people;

	private final Disclosures disclosures;

	private final PersonRefs refs;

	private final Clock clock;

	Erasing(Consents consents, People people, Disclosures disclosures, PersonRefs refs, Clock clock) {
		this.consents = consents;
		this.people = people;
		this.disclosures = disclosures;
		this.refs = refs;
		this.clock = clock;
	}

	/**
	 * Does what a request asks for.
	 * @return the event that has the others forget her too
	 */
	PendingEvent erase(PersonRequest request) {
		Instant now = this.clock.instant();
		List<MemberEvent.Reference> references = references(request);
		List<ConsentRecord> ended = standing(request).stream().map((granted) -> ended(request, granted, now)).toList();
		this.consents.append(ended);
		this.people.apply(ended.stream().map((entry) -> new Known(entry, null)).toList());
		return PendingEvent.of("members-out-0",
				new Event<>(DerivedId.of("erased", request.id()), SOURCE, request.personId(), now, null,
						new MemberEvent.Erased(request.personId(), request.organisation(), references)));
	}

	/** What those called her who know her, or were given what is known of her. */
	private List<MemberEvent.Reference> references(PersonRequest request) {
		return Stream
			.concat(this.people.knownTo(request.personId()).stream(),
					this.disclosures.of(request.personId()).stream().map(Disclosure::organisation))
			.distinct()
			.filter((one) -> concerns(request, one))
			.sorted()
			.map((one) -> new MemberEvent.Reference(one, this.refs.of(one, request.personId())))
			.toList();
	}

	private List<ConsentRecord> standing(PersonRequest request) {
		Map<Question, ConsentRecord> latest = new LinkedHashMap<>();
		this.consents.of(request.personId())
			.stream()
			.filter((entry) -> entry.decides() && concerns(request, entry.organisation()))
			.forEach((entry) -> latest.put(entry.question(), entry));
		return latest.values().stream().filter(ConsentRecord::granted).toList();
	}

	private static boolean concerns(PersonRequest request, String organisation) {
		return request.organisation() == null || request.organisation().equals(organisation);
	}

	private static ConsentRecord ended(PersonRequest request, ConsentRecord granted, Instant now) {
		Instant at = now.isAfter(granted.decidedAt()) ? now : granted.decidedAt();
		// The same question may have been asked under several campaigns.
		String id = ConsentRecord.withdrawalId(DerivedId.of(request.id(), granted.consentId()), granted.purpose(),
				granted.organisation());
		return new ConsentRecord(id, granted.personId(), granted.purpose(), granted.organisation(), granted.country(),
				granted.controllers(), granted.campaignId(), granted.signatureId(), granted.submissionId(),
				Decision.WITHDRAWN, at, Method.ERASURE, null, granted.consentId(), null, List.of(), null);
	}

}
