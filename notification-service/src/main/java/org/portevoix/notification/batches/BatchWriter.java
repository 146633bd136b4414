package org.portevoix.notification.batches;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * Writes down what is added, many at once, in one thread. While the store is away it goes
 * on trying: whoever adds must bound what is underway.
 */
public final class BatchWriter<T> {

	private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);

	private static final int A_BATCH = 500;

	/** To write down many costs as many round trips as one. */
	private static final long GATHER_MILLIS = 20;

	private static final long RETRY_MILLIS = 200;

	private final String name;

	private final Consumer<List<T>> write;

	private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

	private volatile boolean running;

	private Thread writer = Thread.currentThread();

	/**
	 * Creates one that does not write yet.
	 * @param name of its thread
	 * @param write writes a batch; it is called again with the same one when it throws
	 * what the store throws
	 */
	public BatchWriter(String name, Consumer<List<T>> write) {
		this.name = name;
		this.write = write;
	}

	/** Has it written down soon. */
	public void add(T one) {
		this.queue.add(one);
	}

	public boolean isRunning() {
		return this.running;
	}

	/** Begins to write. */
	public void start() {
		this.running = true;
		this.writer = Thread.ofPlatform().daemon().name(this.name).start(this::writeUntilStopped);
	}

	/** Writes down what was added, for a limited time, and no more. */
	public void stop(Duration patience) throws InterruptedException {
		this.running = false;
		if (!this.writer.join(patience)) {
			log.warn("The store is away: {} outcomes are not written down", this.queue.size());
			this.writer.interrupt();
		}
	}

	private void writeUntilStopped() {
		try {
			while (this.running || !this.queue.isEmpty()) {
				T first = this.queue.poll(100, TimeUnit.MILLISECONDS);
				if (first != null) {
					TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
					List<T> batch = new ArrayList<>(List.of(first));
					this.queue.drainTo(batch, A_BATCH - 1);
					writeUntilItTakes(batch);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void writeUntilItTakes(List<T> batch) throws InterruptedException {
		boolean written = false;
		while (!written) {
			try {
				this.write.accept(batch);
				written = true;
			}
			catch (DataAccessException ex) {
				log.warn("{} outcomes wait for the store: {}", batch.size(), ex.getClass().getSimpleName());
				TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
			}
		}
	}

}
