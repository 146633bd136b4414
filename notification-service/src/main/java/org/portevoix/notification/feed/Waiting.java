package org.portevoix.notification.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.notification.feed.Reading.Page;
import org.portevoix.service.problems.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds answers back until there is something to say. Nobody who waits costs a thread:
 * one look at how far the streams are serves them all.
 */
@Component
class Waiting implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Waiting.class);

	/** Contact data that is not there yet is asked for so often. */
	private static final Duration AGAIN = Duration.ofSeconds(1);

	private final Reader reader;

	private final KeptEvents kept;

	private final FeedSettings settings;

	private final Clock clock;

	private final Set<Waiter> waiters;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	Waiting(Reader reader, KeptEvents kept, FeedSettings settings, MeterRegistry meters, Clock clock) {
		this.reader = reader;
		this.kept = kept;
		this.settings = settings;
		this.clock = clock;
		this.waiters = meters.gaugeCollectionSize("portevoix.feed.waiting", List.of(), ConcurrentHashMap.newKeySet());
	}

	/** Whether one more may wait. */
	boolean hasRoom() {
		return this.waiters.size() < this.settings.waiting();
	}

	/**
	 * Answers as soon as there is something, at the latest after a time.
	 * @param first what there was a moment ago
	 */
	void await(Reading reading, Page first, Duration patience, Consumer<Page> answer, Consumer<Exception> failure) {
		Instant now = this.clock.instant();
		this.waiters.add(new Waiter(reading, now.plus(patience), answer, failure, first));
	}

	@Scheduled(fixedDelay = 250)
	void look() {
		if (this.waiters.isEmpty()) {
			return;
		}
		try {
			Instant now = this.clock.instant();
			List<Stretch> stretches = this.kept.stretches();
			for (Waiter waiter : this.waiters) {
				if (!now.isBefore(waiter.until)) {
					this.waiters.remove(waiter);
					waiter.answer.accept(waiter.latest);
				}
				else if (!now.isBefore(waiter.nextRead) && Reader.isBehind(waiter.latest.next(), stretches)
						&& !waiter.reads) {
					waiter.reads = true;
					this.threads.execute(() -> read(waiter));
				}
			}
		}
		catch (DataAccessException ex) {
			log.warn("The feed waits for the store: {}", ex.getClass().getSimpleName());
		}
	}

	private void read(Waiter waiter) {
		try {
			Reading reading = waiter.reading;
			Page page = this.reader.read(new Reading(reading.organisation(), reading.types(), reading.rehearsals(),
					waiter.latest.next(), reading.most()));
			waiter.latest = page;
			if (!page.events().isEmpty() && this.waiters.remove(waiter)) {
				waiter.answer.accept(page);
			}
		}
		catch (Problem | DataAccessException ex) {
			if (this.waiters.remove(waiter)) {
				waiter.failure.accept(ex);
			}
		}
		finally {
			waiter.nextRead = this.clock.instant().plus(AGAIN);
			waiter.reads = false;
		}
	}

	/** Whoever waits gets what there is, which is nothing, and comes again. */
	@Override
	public void destroy() {
		this.waiters.forEach((waiter) -> waiter.answer.accept(waiter.latest));
		this.threads.shutdown();
	}

	private static final class Waiter {

		private final Reading reading;

		private final Instant until;

		private final Consumer<Page> answer;

		private final Consumer<Exception> failure;

		private volatile Page latest;

		private volatile Instant nextRead = Instant.MIN;

		private volatile boolean reads;

		Waiter(Reading reading, Instant until, Consumer<Page> answer, Consumer<Exception> failure, Page latest) {
			this.reading = reading;
			this.until = until;
			this.answer = answer;
			this.failure = failure;
			this.latest = latest;
		}

	}

}
