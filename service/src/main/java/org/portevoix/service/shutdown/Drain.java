package org.portevoix.service.shutdown;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;

/**
 * Holds the end back until whoever sends requests has seen that this instance is not
 * ready any more. Spring Boot says so first of all; then everything ends by phases, from
 * the highest down, and this is the highest.
 */
class Drain implements SmartLifecycle {

	private final Duration lasts;

	private volatile boolean running;

	Drain(Duration lasts) {
		this.lasts = lasts;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable ended) {
		CompletableFuture.delayedExecutor(this.lasts.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
			this.running = false;
			ended.run();
		});
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
