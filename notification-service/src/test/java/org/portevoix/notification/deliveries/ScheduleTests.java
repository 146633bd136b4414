package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTests {

	private static final Instant START = Instant.parse("2026-03-08T10:00:00Z");

	private static final Duration TOTAL = Duration.ofHours(75);

	private final Schedule schedule = new Schedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(2),
			Duration.ofHours(1), Duration.ofHours(8), Duration.ofHours(14)), TOTAL, RandomGenerator.getDefault());

	@RepeatedTest(20)
	void triesFor75HoursAndOnceMoreAtTheirEnd() {
		List<Instant> attempts = new ArrayList<>(List.of(START));
		Optional<Instant> next = this.schedule.next(0, START, START);
		while (next.isPresent()) {
			attempts.add(next.get());
			next = this.schedule.next(attempts.size() - 1, START, next.get());
		}
		assertThat(attempts.getLast()).isEqualTo(START.plus(TOTAL));
		assertThat(attempts).isSorted().hasSizeBetween(8, 12);
	}

	@Test
	void spreadsWhatFailedTogether() {
		List<Instant> next = java.util.stream.IntStream.range(0, 100)
			.mapToObj((_) -> this.schedule.next(2, START, START).orElseThrow())
			.toList();
		assertThat(next).allSatisfy((one) -> assertThat(one).isBetween(START.plus(Duration.ofMinutes(48)),
				START.plus(Duration.ofMinutes(72))));
		assertThat(next.stream().distinct().count()).isGreaterThan(90);
	}

}
