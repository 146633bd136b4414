package org.portevoix.member.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.organisations.Arrangements;
import org.portevoix.member.partners.PersonRefs;
import org.portevoix.member.people.People;
import org.portevoix.member.people.Supporter;
import org.portevoix.member.people.Supporter.Given;

import org.springframework.stereotype.Component;

import org.portevoix.events.Rehearsal;

/**
 * Joins contact data to events, for a partner that may have it now. Whatever says data is
 * written down as a disclosure before it is said.
 */
@Component
class Contacts {

	private final Freshness freshness;

	private final Arrangements arrangements;

	private final Signings signings;

	private final People people;

	private final PersonRefs refs;

	private final Disclosures disclosures;

	private final MeterRegistry meters;

	Contacts(Freshness freshness, Arrangements arrangements, Signings signings, People people, PersonRefs refs,
			Disclosures disclosures, MeterRegistry meters) {
		this.freshness = freshness;
		this.arrangements = arrangements;
		this.signings = signings;
		this.people = people;
		this.refs = refs;
		this.disclosures = disclosures;
		this.meters = meters;
	}

	/** The answers by event, in the order asked. */
	Map<String, Answer> of(String organisation, Collection<String> events) {
		// Before anything is read: what is read then is at least as fresh.
		boolean fresh = this.freshness.isFresh();
		boolean arranged = this.arrangements.missing(organisation).isEmpty();
		Map<String, Signing> known = this.signings.byEvent(events);
		Map<String, Supporter> people = arranged ? this.people.supporters(organisation,
				known.values().stream().map(Signing::personId).collect(Collectors.toSet())) : Map.of();
		Map<String, Answer> answers = new LinkedHashMap<>();
		List<Disclosure> disclosed = new ArrayList<>();
		for (String event : events) {
			Signing signing = known.get(event);
			Supporter person = (signing != null) ? people.get(signing.personId()) : null;
			Answer answer = answer(organisation, signing, person, fresh);
			answers.put(event, answer);
			if (person != null && signing != null && answer.contact() != null) {
				disclosed.add(Disclosure.ofEvent(organisation, person.personId(), event, answer.contact().purpose(),
						signing.rehearsal()));
			}
		}
		this.disclosures.record(disclosed);
		answers.values()
			.forEach((answer) -> this.meters.counter("portevoix.contacts", "answer", answer.answer()).increment());
		return answers;
	}

	private Answer answer(String organisation, @Nullable Signing signing, @Nullable Supporter person, boolean fresh) {
		if (signing == null) {
			return Answer.NOT_YET;
		}
		Optional<Given> consent = (person == null) ? Optional.empty()
				: person.consents().stream().filter((given) -> given.concerns(signing.campaignId())).findFirst();
		if (person == null || consent.isEmpty()) {
			return Answer.NO;
		}
		return fresh
				? Answer
					.data(Answer.Contact.of(person, consent.get(), reference(organisation, person.personId(), signing)))
				: Answer.NOT_YET;
	}

	/** Who is made up can be told by her reference, wherever it is kept. */
	private String reference(String organisation, String personId, Signing signing) {
		String reference = this.refs.of(organisation, personId);
		return (signing.rehearsal() != null) ? Rehearsal.reference(signing.rehearsal(), reference) : reference;
	}

}
