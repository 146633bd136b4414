package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.util.List;

import org.portevoix.notification.batches.BatchWriter;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of deliveries, many at once. While the store is away no lane
 * takes up more than it may hold.
 */
@Component("deliveryOutcomes")
class Outcomes implements SmartLifecycle {

	private static final Duration FLUSH = Duration.ofSeconds(8);

	private final Deliveries deliveries;

	private final BatchWriter<Result> writer = new BatchWriter<>("deliveries-written", this::write);

	Outcomes(Deliveries deliveries) {
		this.deliveries = deliveries;
	}

	void add(Result result) {
		this.writer.add(result);
	}

	@Override
	public void start() {
		this.writer.start();
	}

	/** Lanes stop before this, since they start after it. */
	@Override
	public int getPhase() {
		return Lanes.PHASE - 1;
	}

	@Override
	public void stop() {
		try {
			this.writer.stop(FLUSH);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.writer.isRunning();
	}

	private void write(List<Result> batch) {
		this.deliveries.record(batch);
		batch.forEach((result) -> result.written().run());
	}

}
