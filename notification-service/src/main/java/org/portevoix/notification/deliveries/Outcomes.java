package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of deliveries, many at once. While the store is away it goes on
 * trying, and no lane takes up more than it may hold.
 */
@Component("deliveryOutcomes")
class Outcomes implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

	private static final int A_BATCH = 500;

	private static final long RETRY_MILLIS = 200;

	private static final Duration FLUSH = Duration.ofSeconds(8);

	private final Deliveries deliveries;

	private final BlockingQueue<Result> queue = new LinkedBlockingQueue<>();

	private volatile boolean running;

	private Thread writer = Thread.currentThread();

	Outcomes(Deliveries deliveries) {
		this.deliveries = deliveries;
	}

	void add(Result result) {
		this.queue.add(result);
	}

	@Override
	public void start() {
		this.running = true;
		this.writer = Thread.ofPlatform().daemon().name("deliveries-written").start(this::writeUntilStopped);
	}

	/** Lanes stop before this, since they start after it. */
	@Override
	public int getPhase() {
		return Lanes.PHASE - 1;
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			if (!this.writer.join(FLUSH)) {
				log.warn("The store is away: {} outcomes are not written down", this.queue.size());
				this.writer.interrupt();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void writeUntilStopped() {
		try {
			while (this.running || !this.queue.isEmpty()) {
				Result first = this.queue.poll(100, TimeUnit.MILLISECONDS);
				if (first != null) {
					List<Result> batch = new ArrayList<>(List.of(first));
					this.queue.drainTo(batch, A_BATCH - 1);
					writeUntilItTakes(batch);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void writeUntilItTakes(List<Result> batch) throws InterruptedException {
		boolean written = false;
		while (!written) {
			try {
				this.deliveries.record(batch);
				written = true;
			}
			catch (DataAccessException ex) {
				log.warn("{} outcomes wait for the store: {}", batch.size(), ex.getClass().getSimpleName());
				TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
			}
		}
		batch.forEach((result) -> result.written().run());
	}

}
