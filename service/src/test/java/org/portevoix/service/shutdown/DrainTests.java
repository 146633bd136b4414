package org.portevoix.service.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	private static final Duration LASTS = Duration.ofMillis(300);

	private final List<Long> ends = new CopyOnWriteArrayList<>();

	@Test
	void letsEverythingElseRunUntilItIsOver() {
		GenericApplicationContext context = new GenericApplicationContext();
		Drain drain = new Drain(LASTS);
		context.registerBean(Drain.class, () -> drain);
		context.registerBean(Other.class, () -> new Other(this.ends));
		context.refresh();
		assertThat(drain.isRunning()).isTrue();
		long begin = System.nanoTime();
		context.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(LASTS);
		assertThat(drain.isRunning()).isFalse();
		assertThat(this.ends).singleElement().satisfies((at) -> {
			assertThat(at - begin).isGreaterThanOrEqualTo(LASTS.toNanos());
		});
	}

	/** As late as what takes requests and records can be told to end. */
	private static final class Other implements SmartLifecycle {

		private final List<Long> ends;

		private boolean running;

		Other(List<Long> ends) {
			this.ends = ends;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.ends.add(System.nanoTime());
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return Integer.MAX_VALUE - 1;
		}

	}

}
