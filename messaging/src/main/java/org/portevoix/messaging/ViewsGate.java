package org.portevoix.messaging;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Keeps the port shut until the views have caught up, since whoever finds it open sends
 * citizens: an instance that has just started would have to turn them away. Not for ever,
 * so that health can be asked what it waits for.
 */
class ViewsGate implements SmartLifecycle {

	/** The web server starts 2048 before the last. */
	private static final int BEFORE_THE_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 3072;

	/** Views start before they are waited for. */
	static final int VIEWS = SmartLifecycle.DEFAULT_PHASE - 4096;

	private static final Logger log = LoggerFactory.getLogger(ViewsGate.class);

	private final List<TopicView<?>> views;

	private final Duration patience;

	private volatile boolean running;

	ViewsGate(List<TopicView<?>> views, Duration patience) {
		this.views = views;
		this.patience = patience;
	}

	@Override
	public void start() {
		this.running = true;
		long end = System.nanoTime() + this.patience.toNanos();
		try {
			for (TopicView<?> view : this.views) {
				if (!view.awaitCaughtUp(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
					log.warn("The view of {} has not caught up yet", view.topic());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
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
		return BEFORE_THE_WEB_SERVER;
	}

}
