package org.portevoix.notification.mails;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.Rehearsal;
import org.portevoix.events.SignatureRecord;
import org.portevoix.events.SignatureRecord.Submitted;
import org.portevoix.messaging.EventReader;
import org.portevoix.messaging.Received;
import org.portevoix.notification.letters.Draft;
import org.portevoix.notification.letters.Occasion;
import org.portevoix.notification.mails.Mail.Reason;
import org.portevoix.notification.mails.Mail.State;
import org.portevoix.notification.relay.Relay;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Takes submissions from the log and decides about the mail of each: first what the
 * person is granted, then the row. Each step can be done again without doing more.
 */
@Component
class Intake {

	private static final long ROOM_PATIENCE_MILLIS = 5_000;

	private static final long GLANCE_NANOS = 5_000_000;

	private final EventReader reader;

	private final Mails mails;

	private final People people;

	private final Tellings tellings;

	private final Tray tray;

	private final Relay relay;

	private final MailSettings settings;

	private final Clock clock;

	Intake(EventReader reader, Mails mails, People people, Tellings tellings, Tray tray, Relay relay,
			MailSettings settings, Clock clock) {
		this.reader = reader;
		this.mails = mails;
		this.people = people;
		this.tellings = tellings;
		this.tray = tray;
		this.relay = relay;
		this.settings = settings;
		this.clock = clock;
	}

	void accept(Message<List<byte[]>> batch) {
		Map<String, Asked> asked = new LinkedHashMap<>();
		for (Received<SignatureRecord> received : this.reader.read(SignatureRecord.class, "signatures-dlq-out-0",
				batch)) {
			Event<SignatureRecord> event = received.event();
			// In a rehearsal there is nobody to write to.
			if (event.data() instanceof Submitted submitted && !Rehearsal.isId(submitted.campaignId())) {
				asked.putIfAbsent(event.id(), Asked.of(event, submitted));
			}
		}
		if (!asked.isEmpty()) {
			accept(asked);
		}
	}

	private void accept(Map<String, Asked> asked) {
		asked.keySet().removeAll(this.mails.present(asked.keySet()));
		if (asked.isEmpty()) {
			return;
		}
		Decisions decisions = decide(asked.values());
		Instant now = this.clock.instant();
		boolean sendNow = waitForRoom(asked.size());
		Instant lease = now.plus(this.settings.lease());
		Instant kept = now.plus(this.settings.kept());
		List<Mail> rows = asked.values()
			.stream()
			.map((one) -> row(one, decisions, now, sendNow ? lease : now, kept))
			.toList();
		List<Mail> refused = rows.stream().filter((row) -> row.state().isDone()).toList();
		Set<String> superseded = new HashSet<>(decisions.superseded());
		superseded.removeAll(asked.keySet());
		Set<String> untold = new HashSet<>(superseded);
		refused.forEach((row) -> untold.add(row.id()));
		Telling telling = untold.isEmpty() ? null : this.tellings.promise(untold);
		List<Mail> inserted = this.mails.insert(rows);
		this.mails.suppress(superseded, Reason.LIMIT, now, kept);
		if (sendNow) {
			List<String> left = this.tray.put(
					inserted.stream().filter((row) -> row.state() == State.WAITING && row.due().equals(lease)).toList(),
					lease);
			this.mails.release(left, lease, now);
		}
		if (telling != null) {
			List<Mail> done = this.mails.done(untold);
			this.tellings.keep(telling, done);
		}
	}

	private Mail row(Asked one, Decisions decisions, Instant now, Instant soon, Instant kept) {
		String id = one.occasion().submission();
		Person.Verdict verdict = Objects.requireNonNull(decisions.verdicts().get(id));
		if (decisions.superseded().contains(id)) {
			return Mail.suppressed(one.occasion(), one.personId(), Reason.LIMIT, now, kept);
		}
		return switch (verdict) {
			case Person.Verdict.Refused(Reason reason) ->
				Mail.suppressed(one.occasion(), one.personId(), reason, now, kept);
			case Person.Verdict.Granted granted -> waiting(one, granted.at().isAfter(now) ? granted.at() : soon);
			case Person.Verdict.GrantedBefore granted -> waiting(one, granted.at().isAfter(now) ? granted.at() : soon);
		};
	}

	private static Mail waiting(Asked one, Instant due) {
		return Mail.waiting(one.occasion(), one.personId(), one.draft(), due, one.traceparent());
	}

	private Decisions decide(Collection<Asked> asked) {
		while (true) {
			Map<String, Person> known = this.people.byIds(asked.stream().map(Asked::personId).distinct().toList());
			Map<String, Person> changed = new LinkedHashMap<>();
			Decisions decisions = new Decisions(new LinkedHashMap<>(), new HashSet<>());
			for (Asked one : asked) {
				Person person = changed.getOrDefault(one.personId(),
						known.getOrDefault(one.personId(), Person.unknown(one.personId())));
				Person.Verdict verdict = person.ask(one.occasion(), one.draft().content(), this.settings.limits());
				decisions.verdicts().put(one.occasion().submission(), verdict);
				if (verdict instanceof Person.Verdict.Granted(Person after, Instant _, List<String> instead)) {
					changed.put(one.personId(), after);
					decisions.superseded().addAll(instead);
				}
				else if (verdict instanceof Person.Verdict.GrantedBefore(Instant _, List<String> instead)) {
					decisions.superseded().addAll(instead);
				}
			}
			// Where a write did not take, another consumer was there: read and decide
			// again; what did take is found granted.
			if (this.people.write(changed.values())) {
				return decisions;
			}
		}
	}

	/**
	 * Lets the log wait rather than this instance's memory, unless the relay is away:
	 * then the store is the better place.
	 */
	private boolean waitForRoom(int wanted) {
		long end = System.nanoTime() + ROOM_PATIENCE_MILLIS * 1_000_000;
		while (this.tray.room() < wanted) {
			if (this.relay.isAway() || System.nanoTime() > end) {
				return false;
			}
			LockSupport.parkNanos(GLANCE_NANOS);
		}
		return true;
	}

	private record Decisions(Map<String, Person.Verdict> verdicts, Set<String> superseded) {

	}

	private record Asked(Occasion occasion, String personId, Draft draft, @Nullable String traceparent) {

		static Asked of(Event<SignatureRecord> event, Submitted submitted) {
			// As exact as the store keeps it, so that a replay reckons the same.
			Instant at = submitted.submission().submittedAt().truncatedTo(ChronoUnit.MILLIS);
			return new Asked(new Occasion(event.id(), event.subject(), submitted.campaignId(), at),
					submitted.personId(), Draft.of(submitted.submission()), event.traceparent());
		}

	}

}
