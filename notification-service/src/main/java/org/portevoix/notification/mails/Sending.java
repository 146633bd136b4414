package org.portevoix.notification.mails;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.portevoix.notification.mails.Tray.Held;
import org.portevoix.notification.relay.Connection;
import org.portevoix.notification.relay.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The senders of this instance: each takes mails off the tray and hands them over its own
 * connection. When the service stops, each ends with the mail it is at; the rest are
 * given back.
 */
@Component
class Sending implements SmartLifecycle {

	/** Before the consumers of the log start, and so after they stop. */
	static final int PHASE = 0;

	private static final Logger log = LoggerFactory.getLogger(Sending.class);

	private static final Duration GLANCE = Duration.ofMillis(250);

	private final Relay relay;

	private final Tray tray;

	private final Sender sender;

	private final Outcomes outcomes;

	private final Mails mails;

	private final Clock clock;

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean running;

	Sending(Relay relay, Tray tray, Sender sender, Outcomes outcomes, Mails mails, Clock clock) {
		this.relay = relay;
		this.tray = tray;
		this.sender = sender;
		this.outcomes = outcomes;
		this.mails = mails;
		this.clock = clock;
	}

	@Override
	public void start() {
		this.running = true;
		for (int i = 0; i < this.relay.connections(); i++) {
			this.threads.add(Thread.ofPlatform().daemon().name("smtp-" + i).start(this::sendUntilStopped));
		}
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
			this.tray.empty().forEach((until, ids) -> this.mails.release(ids, until, this.clock.instant()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (DataAccessException ex) {
			log.warn("Mails are given back when their leases end: {}", ex.getClass().getSimpleName());
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void sendUntilStopped() {
		try (Connection connection = this.relay.connection()) {
			while (this.running) {
				if (this.relay.breaker().tryAcquirePermission()) {
					sendNext(connection);
				}
				else {
					TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void sendNext(Connection connection) throws InterruptedException {
		CircuitBreaker breaker = this.relay.breaker();
		Held held = this.tray.take(GLANCE);
		if (held == null || !this.sender.hasTimeFor(held)) {
			// Of a lease that ends, the sweep makes a new one.
			breaker.releasePermission();
			return;
		}
		this.outcomes.add(this.sender.send(held.mail(), connection, breaker));
	}

}
