package org.portevoix.member.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Event;
import org.portevoix.events.LedgerEvent;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.contacts.Signings;
import org.portevoix.member.decisions.Answers.Form;
import org.portevoix.member.organisations.Seats;
import org.portevoix.member.people.People;
import org.portevoix.member.people.People.Known;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.service.rehearsal.WipedRehearsals;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes what the ledger of signatures decided, batch by batch: records the answers, then
 * what ended, then what organisations may know. Each step can be done again without doing
 * more, so a crash or a rewind changes nothing.
 */
@Component
class Decisions {

	private final EventReader reader;

	private final Answers answers;

	private final Consents consents;

	private final People people;

	private final Seats seats;

	private final Signings signings;

	private final WipedRehearsals wiped;

	Decisions(EventReader reader, Answers answers, Consents consents, People people, Seats seats, Signings signings,
			WipedRehearsals wiped) {
		this.reader = reader;
		this.answers = answers;
		this.consents = consents;
		this.people = people;
		this.seats = seats;
		this.signings = signings;
		this.wiped = wiped;
	}

	void accept(Message<List<byte[]>> batch) {
		// What a replay brings of a rehearsal that is wiped is dropped.
		take(this.reader.read(LedgerEvent.class, "ledger-dlq-out-0", batch)
			.stream()
			.map(Received::event)
			.filter((event) -> !this.wiped.hasId(event.data().campaignId()))
			.toList());
	}

	/** Takes events; those of one signature in their order. */
	void take(List<Event<LedgerEvent>> events) {
		List<Known> answered = answered(events);
		this.consents.append(answered.stream().map(Known::entry).toList());
		List<ConsentRecord> ended = ended(events);
		this.consents.append(ended);
		this.people
			.apply(Stream.concat(answered.stream(), ended.stream().map((entry) -> new Known(entry, null))).toList());
		// Last of all: from now on no is a final answer.
		this.signings.remember(events);
	}

	private List<Known> answered(List<Event<LedgerEvent>> events) {
		List<Form> forms = events.stream().map(Decisions::form).flatMap(Optional::stream).toList();
		if (forms.isEmpty()) {
			return List.of();
		}
		Map<String, String> countries = this.seats.of(recipients(forms));
		return forms.stream().flatMap((form) -> this.answers.of(form, countries).stream()).toList();
	}

	private Set<String> recipients(Collection<Form> forms) {
		return forms.stream()
			.flatMap((form) -> Stream.concat(this.answers.controller(form).stream(),
					form.submission().consents().stream().map(ConsentAnswer::organisation)))
			.collect(Collectors.toSet());
	}

	private static Optional<Form> form(Event<LedgerEvent> event) {
		return switch (event.data()) {
			case LedgerEvent.Confirmed one ->
				Optional.of(new Form(event, one.campaignId(), one.personId(), one.submissionId(), one.submission()));
			case LedgerEvent.Amended one ->
				Optional.of(new Form(event, one.campaignId(), one.personId(), one.submissionId(), one.submission()));
			case LedgerEvent.Withdrawn _, LedgerEvent.ConsentWithdrawn _, LedgerEvent.Disowned _,
					LedgerEvent.Erased _ ->
				Optional.empty();
		};
	}

	private List<ConsentRecord> ended(List<Event<LedgerEvent>> events) {
		List<Event<LedgerEvent>> ends = events.stream().filter((event) -> form(event).isEmpty()).toList();
		if (ends.isEmpty()) {
			return List.of();
		}
		Map<String, List<ConsentRecord>> given = new HashMap<>(
				this.consents.bySignature(ends.stream().map(Event::subject).collect(Collectors.toSet())));
		List<ConsentRecord> ended = new ArrayList<>();
		for (Event<LedgerEvent> end : ends) {
			List<ConsentRecord> entries = Endings.of(end, given.getOrDefault(end.subject(), List.of()));
			given.merge(end.subject(), entries, (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
			ended.addAll(entries);
		}
		return ended;
	}

}
