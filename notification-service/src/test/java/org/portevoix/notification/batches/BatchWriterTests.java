package org.portevoix.notification.batches;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

class BatchWriterTests {

	private final List<List<Integer>> written = new CopyOnWriteArrayList<>();

	private final AtomicInteger failures = new AtomicInteger();

	private final BatchWriter<Integer> writer = new BatchWriter<>("written", this::write);

	private void write(List<Integer> batch) {
		if (this.failures.getAndDecrement() > 0) {
			throw new DataAccessResourceFailureException("away");
		}
		this.written.add(List.copyOf(batch));
	}

	@Test
	void writesManyAtOnceInTheirOrderAndAllBeforeItEnds() throws InterruptedException {
		List<Integer> all = IntStream.range(0, 1_200).boxed().toList();
		all.forEach(this.writer::add);
		this.writer.start();
		this.writer.stop(Duration.ofMinutes(1));
		assertThat(this.written.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
		assertThat(this.written).hasSize(3);
		assertThat(this.writer.isRunning()).isFalse();
	}

	@Test
	void goesOnWithTheSameBatchWhileTheStoreIsAway() throws InterruptedException {
		this.failures.set(3);
		this.writer.start();
		this.writer.add(1);
		this.writer.stop(Duration.ofMinutes(1));
		assertThat(this.written).containsExactly(List.of(1));
		assertThat(this.failures).hasValue(-1);
	}

	@Test
	void givesUpAtItsEndWhenTheStoreStaysAway() throws InterruptedException {
		this.failures.set(Integer.MAX_VALUE);
		this.writer.start();
		this.writer.add(1);
		this.writer.stop(Duration.ofMillis(300));
		assertThat(this.written).isEmpty();
	}

}
