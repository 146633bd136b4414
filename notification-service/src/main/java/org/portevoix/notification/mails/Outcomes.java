package org.portevoix.notification.mails;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.portevoix.messaging.EventNotAcknowledged;
import org.portevoix.notification.batches.BatchWriter;
import org.portevoix.notification.mails.Mail.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of mails, many at once, and has it told. While the store is
 * away it goes on trying: what was sent must not be sent again.
 */
@Component
class Outcomes implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

	private static final Duration FLUSH = Duration.ofSeconds(10);

	private final Mails mails;

	private final People people;

	private final Tellings tellings;

	private final MailSettings settings;

	private final Clock clock;

	private final BatchWriter<Result> writer = new BatchWriter<>("mails-written", this::write);

	/** One behind the other; what does not fit is told by the sweep. */
	private final ThreadPoolExecutor teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(16), Thread.ofPlatform().daemon().name("mails-told").factory(),
			new ThreadPoolExecutor.DiscardPolicy());

	Outcomes(Mails mails, People people, Tellings tellings, MailSettings settings, Clock clock) {
		this.mails = mails;
		this.people = people;
		this.tellings = tellings;
		this.settings = settings;
		this.clock = clock;
	}

	void add(Result result) {
		this.writer.add(result);
	}

	@Override
	public void start() {
		this.writer.start();
	}

	/** Senders stop before this, since they start after it. */
	@Override
	public int getPhase() {
		return Sending.PHASE - 1;
	}

	@Override
	public void stop() {
		try {
			this.writer.stop(FLUSH);
			this.teller.shutdown();
			this.teller.awaitTermination(FLUSH.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.writer.isRunning();
	}

	private void write(List<Result> results) {
		List<Result> batch = Result.together(results);
		List<String> done = batch.stream()
			.filter((result) -> result.state().isDone() && result.mail().isTold())
			.map((result) -> result.mail().id())
			.toList();
		if (done.isEmpty()) {
			this.mails.record(batch);
			return;
		}
		Telling telling = this.tellings.promise(done);
		this.mails.record(batch);
		batch.stream().filter(Result::noSuchAddress).forEach(this::suppress);
		List<Mail> outcomes = batch.stream()
			.filter((result) -> result.state().isDone() && result.mail().isTold())
			.map(Result::outcome)
			.toList();
		this.teller.execute(() -> tell(telling, outcomes));
	}

	/**
	 * Whoever can't be reached gets nothing more, and what waits for her goes nowhere.
	 */
	private void suppress(Result bounced) {
		String personId = bounced.mail().personId();
		if (personId != null) {
			this.people.suppress(personId, Reason.BOUNCED);
			cancel(personId, Reason.BOUNCED);
		}
	}

	/** Keeps what waits for a person from being sent, and has it told. */
	void cancel(String personId, Reason reason) {
		List<String> granted = this.people.granted(personId);
		suppress(granted, reason);
	}

	/** Keeps mails from being sent, those that are not yet, and has it told. */
	void suppress(List<String> ids, Reason reason) {
		List<String> waiting = this.mails.byIds(ids, Mail.State.WAITING).stream().map(Mail::id).toList();
		if (!waiting.isEmpty()) {
			Telling telling = this.tellings.promise(waiting);
			this.mails.suppress(waiting, reason, this.clock.instant(), this.clock.instant().plus(this.settings.kept()));
			this.teller.execute(() -> tell(telling, this.mails.done(waiting)));
		}
	}

	private void tell(Telling telling, List<Mail> outcomes) {
		try {
			this.tellings.keep(telling, outcomes);
		}
		catch (EventNotAcknowledged | DataAccessException ex) {
			log.warn("{} outcomes are told later: {}", outcomes.size(), ex.getClass().getSimpleName());
		}
	}

}
