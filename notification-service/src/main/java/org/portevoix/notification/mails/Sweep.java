package org.portevoix.notification.mails;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.notification.relay.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds what nobody is at: mails that are due, because they were put off or because their
 * instance is gone; events that nobody told; rows whose time is over.
 */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	/** After the store was away, whoever sent mails meanwhile says so first. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	private static final int ENOUGH_TO_TELL = 100_000;

	private final Mails mails;

	private final People people;

	private final Tellings tellings;

	private final Tray tray;

	private final Sending sending;

	private final Relay relay;

	private final MailSettings settings;

	private final Clock clock;

	private final AtomicLong waiting;

	private final AtomicLong overdueSeconds;

	private boolean indexed;

	private Instant notBefore = Instant.EPOCH;

	Sweep(Mails mails, People people, Tellings tellings, Tray tray, Sending sending, Relay relay, MailSettings settings,
			MeterRegistry meters, Clock clock) {
		this.mails = mails;
		this.people = people;
		this.tellings = tellings;
		this.tray = tray;
		this.sending = sending;
		this.relay = relay;
		this.settings = settings;
		this.clock = clock;
		this.waiting = meters.gauge("portevoix.mails.waiting", new AtomicLong());
		this.overdueSeconds = meters.gauge("portevoix.mails.overdue.seconds", new AtomicLong());
	}

	@Scheduled(fixedDelayString = "${portevoix.mails.sweep-every}")
	void takeUp() {
		try {
			index();
			while (takeUpSome()) {
				log.debug("There may be more that is due");
			}
		}
		catch (DataAccessException ex) {
			this.notBefore = this.clock.instant().plus(GRACE);
			log.warn("The sweep waits for the store: {}", ex.getClass().getSimpleName());
		}
	}

	private void index() {
		if (!this.indexed) {
			this.mails.index();
			this.indexed = true;
		}
	}

	private boolean takeUpSome() {
		Instant now = this.clock.instant();
		int room = this.tray.room();
		if (room == 0 || !this.sending.isRunning() || this.relay.isAway() || now.isBefore(this.notBefore)) {
			return false;
		}
		Instant until = now.plus(this.settings.lease());
		List<Mail> due = this.mails.claim(now, until, room);
		List<String> left = this.tray.put(due, until);
		this.mails.release(left, until, now);
		return !due.isEmpty() && left.isEmpty();
	}

	@Scheduled(fixedDelay = 15_000, initialDelay = 5_000)
	void look() {
		try {
			this.tellings.keepOverdue();
			this.waiting.set(this.mails.waiting(ENOUGH_TO_TELL));
			this.overdueSeconds.set(this.mails.oldestDue()
				.map((due) -> Math.max(0, Duration.between(due, this.clock.instant()).toSeconds()))
				.orElse(0L));
		}
		catch (DataAccessException | EventNotAcknowledged ex) {
			log.warn("The sweep can't look: {}", ex.getClass().getSimpleName());
		}
	}

	@Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
	void forget() {
		try {
			long rows = this.mails.removeOld(this.clock.instant());
			long people = this.people.removeExpired(this.clock.instant());
			log.debug("{} rows of mails and {} of people are gone", rows, people);
		}
		catch (DataAccessException ex) {
			log.warn("The sweep can't forget: {}", ex.getClass().getSimpleName());
		}
	}

}
