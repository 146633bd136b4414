package org.portevoix.member.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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

	/**
	 * The answers by event, in the order asked.
	 * @param events signatures that began to count
	 * @param changes what became of people whom the organisation knows
	 */
	Map<String, Answer> of(String organisation, Collection<String> events, Collection<Change> changes) {
		// Before anything is read: what is read then is at least as fresh.
		boolean fresh = this.freshness.isFresh();
		boolean arranged = this.arrangements.missing(organisation).isEmpty();
		Map<String, Signing> known = this.signings.byEvent(events);
		Map<String, Supporter> people = arranged ? this.people.supporters(organisation,
				known.values().stream().map(Signing::personId).collect(Collectors.toSet())) : Map.of();
		Map<String, Supporter> called = (arranged && !changes.isEmpty()) ? this.people.supportersCalled(organisation,
				changes.stream().map(Change::personRef).collect(Collectors.toSet())) : Map.of();
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
		for (Change change : changes) {
			Supporter person = called.get(change.personRef());
			Answer answer = answer(change, person, fresh);
			answers.put(change.event(), answer);
			if (person != null && answer.contact() != null) {
				disclosed.add(Disclosure.ofEvent(organisation, person.personId(), change.event(),
						answer.contact().purpose(), null));
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
		return answer(person, (given) -> given.concerns(signing.campaignId()), fresh,
				(supporter) -> reference(organisation, supporter.personId(), signing));
	}

	/**
	 * What is told of a change is told once it is written down: who is not found is gone.
	 */
	private static Answer answer(Change change, @Nullable Supporter person, boolean fresh) {
		return answer(person, (given) -> change.purpose() == null || given.purpose().code().equals(change.purpose()),
				fresh, (_) -> change.personRef());
	}

	private static Answer answer(@Nullable Supporter person, Predicate<Given> wanted, boolean fresh,
			Function<Supporter, String> reference) {
		Optional<Given> consent = (person == null) ? Optional.empty()
				: person.consents().stream().filter(wanted).findFirst();
		if (person == null || consent.isEmpty()) {
			return Answer.NO;
		}
		return fresh ? Answer.data(Answer.Contact.of(person, consent.get(), reference.apply(person))) : Answer.NOT_YET;
	}

	/** Who is made up can be told by her reference, wherever it is kept. */
	private String reference(String organisation, String personId, Signing signing) {
		String reference = this.refs.of(organisation, personId);
		return (signing.rehearsal() != null) ? Rehearsal.reference(signing.rehearsal(), reference) : reference;
	}

	/**
	 * An event about somebody whom an organisation knows.
	 *
	 * @param purpose what she agreed to, if it is about that
	 */
	record Change(String event, String personRef, @Nullable String purpose) {

	}

}
