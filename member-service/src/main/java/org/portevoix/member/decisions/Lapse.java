package org.portevoix.member.decisions;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.portevoix.events.AuditEvent;
import org.portevoix.events.Event;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.people.People;
import org.portevoix.member.people.People.Inactive;
import org.portevoix.member.people.People.Known;
import org.portevoix.member.store.DerivedId;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.messaging.EventSender;
import org.portevoix.service.access.Caller;
import org.portevoix.service.audit.Act;
import org.portevoix.service.request.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets go of people who did nothing for as long as their notice says: each consent ends
 * by an entry like any other, so name and address go, and whoever received them is told.
 * Two instances that find the same people make the same entries.
 */
@Component
class Lapse {

	private static final Logger log = LoggerFactory.getLogger(Lapse.class);

	private static final URI SOURCE = URI.create("/member-service/lapse");

	/** What she did is here by then, however far the log lags behind. */
	private static final Duration MARGIN = Duration.ofDays(1);

	private static final int BATCH = 200;

	private final People people;

	private final Consents consents;

	private final EventSender sender;

	private final LapseSettings settings;

	private final Clock clock;

	Lapse(People people, Consents consents, EventSender sender, LapseSettings settings, Clock clock) {
		this.people = people;
		this.consents = consents;
		this.sender = sender;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.lapse.every}", initialDelayString = "${portevoix.lapse.every}")
	void run() {
		Instant since = this.clock.instant()
			.minus(MARGIN)
			.atOffset(ZoneOffset.UTC)
			.minus(this.settings.after())
			.toInstant();
		try {
			if (this.settings.dryRun()) {
				log.info("{} people did nothing since {} and would be let go: this is a dry run",
						this.people.countInactive(since), since);
				return;
			}
			for (List<Inactive> some = next(since); !some.isEmpty(); some = next(since)) {
				letGo(some);
			}
		}
		catch (DataAccessException | EventNotAcknowledged ex) {
			log.warn("People who did nothing for long stay a while: {}", ex.getClass().getSimpleName());
		}
	}

	private List<Inactive> next(Instant since) {
		return this.people.inactive(since, BATCH);
	}

	/** The trail first: what was done and not written down could not be found again. */
	private void letGo(List<Inactive> some) {
		this.sender.sendAll(Act.BINDING, acts(some));
		Map<String, ConsentRecord> granted = this.consents
			.byIds(some.stream().flatMap((person) -> person.consentIds().stream()).toList());
		List<ConsentRecord> ended = some.stream()
			.flatMap((person) -> person.consentIds()
				.stream()
				.map((id) -> Objects.requireNonNull(granted.get(id), id).lapsed(over(person))))
			.toList();
		this.consents.append(ended);
		this.people.apply(ended.stream().map((entry) -> new Known(entry, null)).toList());
	}

	/** Not when it is found: what she answers in that moment is later, and stands. */
	private Instant over(Inactive person) {
		return person.activeAt().atOffset(ZoneOffset.UTC).plus(this.settings.after()).toInstant();
	}

	private List<Event<AuditEvent>> acts(List<Inactive> some) {
		return some.stream()
			.collect(Collectors.groupingBy(Inactive::organisation))
			.entrySet()
			.stream()
			.map((one) -> act(one.getKey(), one.getValue()))
			.toList();
	}

	private Event<AuditEvent> act(String organisation, List<Inactive> gone) {
		Event<AuditEvent> act = Act.of("people.lapsed", "organisation/" + organisation, organisation)
			.changing(Map.of("known", Integer.toString(gone.size())), Map.of("known", "0"))
			.event(SOURCE, Caller.ANYBODY, Origin.NONE, this.clock.instant());
		String consents = gone.stream()
			.flatMap((person) -> person.consentIds().stream())
			.sorted()
			.collect(Collectors.joining());
		return new Event<>(DerivedId.of("lapsed", organisation, consents), act.source(), act.subject(), act.time(),
				null, act.data());
	}

}
