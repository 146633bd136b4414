package org.portevoix.notification.mails;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import org.portevoix.notification.letters.Composition;
import org.portevoix.notification.letters.ConfirmationLetters;
import org.portevoix.notification.letters.Letter;
import org.portevoix.notification.letters.StaffLetters;
import org.portevoix.notification.letters.StaffNote;
import org.portevoix.notification.mails.Mail.State;
import org.portevoix.notification.mails.Tray.Held;
import org.portevoix.notification.relay.Connection;
import org.portevoix.notification.relay.Handover;
import org.portevoix.service.request.TracedLog;
import org.portevoix.tracing.Fact;
import org.portevoix.tracing.Step;
import org.portevoix.tracing.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Writes and hands over one mail at a time, and says what becomes of it. */
@Component
class Sender {

	private static final Logger log = LoggerFactory.getLogger(Sender.class);

	/** How long to wait for what a letter has to say, and for a relay that is away. */
	private static final Duration SOON = Duration.ofSeconds(5);

	private final ConfirmationLetters letters;

	private final StaffLetters staffLetters;

	private final MailSettings settings;

	private final Backoff backoff;

	private final MeterRegistry meters;

	private final Tracing tracing;

	private final Clock clock;

	Sender(ConfirmationLetters letters, StaffLetters staffLetters, MailSettings settings, MeterRegistry meters,
			Tracing tracing, Clock clock) {
		this.letters = letters;
		this.staffLetters = staffLetters;
		this.settings = settings;
		this.backoff = new Backoff(settings.retryFirst(), settings.retryMost(), RandomGenerator.getDefault());
		this.meters = meters;
		this.tracing = tracing;
		this.clock = clock;
	}

	/** Whether its lease is long enough for one more mail, however slow the relay is. */
	boolean hasTimeFor(Held held) {
		return this.clock.instant().plus(this.settings.lease().dividedBy(2)).isBefore(held.until());
	}

	Result send(Mail mail, Connection connection, CircuitBreaker breaker) {
		try (TracedLog ignored = TracedLog.of(mail.traceparent())) {
			return written(mail, connection, breaker);
		}
	}

	private Result written(Mail mail, Connection connection, CircuitBreaker breaker) {
		try {
			return switch (compose(mail)) {
				case Composition.Written(Letter letter) -> hand(mail, letter, address(mail), connection, breaker);
				case Composition.NotYet _ -> {
					breaker.releasePermission();
					yield patient(counted(mail, "unready"));
				}
				case Composition.TooLate _ -> {
					breaker.releasePermission();
					yield done(counted(mail, "late"), State.FAILED, 0, false);
				}
			};
		}
		catch (RuntimeException ex) {
			// Its message may quote what was typed.
			log.error("Mail {} could not be written: {}", mail.id(), ex.getClass().getName());
			breaker.releasePermission();
			return failed(counted(mail, "error"), 0);
		}
	}

	private Composition compose(Mail mail) {
		StaffNote note = mail.note();
		return (note != null) ? this.staffLetters.write(note)
				: this.letters.write(mail.occasion(), Objects.requireNonNull(mail.draft()));
	}

	private static String address(Mail mail) {
		StaffNote note = mail.note();
		return (note != null) ? note.email() : Objects.requireNonNull(mail.draft()).email();
	}

	private Result hand(Mail mail, Letter letter, String address, Connection connection, CircuitBreaker breaker) {
		long start = System.nanoTime();
		Step step = this.tracing.begin(SpanKind.CLIENT, mail.traceparent());
		Handover handover = connection.hand(mail.id(), letter, address);
		step.named("mail").with(Fact.OUTCOME, outcome(handover)).end();
		long took = System.nanoTime() - start;
		if (handover instanceof Handover.NobodyThere || (handover instanceof Handover.NotNow(int code) && code == 0)) {
			breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException("No answer"));
		}
		else {
			breaker.onSuccess(took, TimeUnit.NANOSECONDS);
		}
		return switch (handover) {
			case Handover.Taken _ -> taken(mail);
			case Handover.Refused(int code, boolean noSuchAddress) ->
				done(counted(mail, "refused"), noSuchAddress ? State.BOUNCED : State.FAILED, code, noSuchAddress);
			case Handover.NotNow(int code) -> failed(counted(mail, (code != 0) ? "put-off" : "cut-off"), code);
			case Handover.NobodyThere _ -> patient(counted(mail, "relay-away"));
		};
	}

	private static String outcome(Handover handover) {
		return switch (handover) {
			case Handover.Taken _ -> "sent";
			case Handover.Refused _ -> "refused";
			case Handover.NotNow _ -> "put-off";
			case Handover.NobodyThere _ -> "relay-away";
		};
	}

	private Result taken(Mail mail) {
		this.meters.timer("portevoix.mails.delay").record(Duration.between(mail.submittedAt(), this.clock.instant()));
		return done(counted(mail, "sent"), State.SENT, 250, false);
	}

	/** The relay put off this very mail: wait longer each time, and not for ever. */
	private Result failed(Mail mail, int code) {
		Instant now = this.clock.instant();
		Instant since = (mail.failingSince() != null) ? mail.failingSince() : now;
		if (!now.isBefore(since.plus(this.settings.retryFor()))) {
			return done(counted(mail, "given-up"), State.FAILED, code, false);
		}
		return Result.putOff(mail, now, now.plus(this.backoff.after(mail.attempts())), true, code);
	}

	/** Nothing was wrong with this mail. */
	private Result patient(Mail mail) {
		Instant now = this.clock.instant();
		return Result.putOff(mail, now, now.plus(SOON), false, 0);
	}

	private Result done(Mail mail, State state, int code, boolean noSuchAddress) {
		Instant now = this.clock.instant();
		return Result.done(mail, state, now, now.plus(this.settings.kept()), code, noSuchAddress);
	}

	private Mail counted(Mail mail, String outcome) {
		this.meters.counter("portevoix.mails", "outcome", outcome).increment();
		return mail;
	}

}
