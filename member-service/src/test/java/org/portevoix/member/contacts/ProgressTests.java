package org.portevoix.member.contacts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

	private final Progress progress = new Progress(Duration.ofMinutes(10));

	@Test
	void isCertainOfNothingAtFirst() {
		assertThat(this.progress.asOf()).isEqualTo(Instant.MIN);
	}

	@Test
	void isAsOldAsTheLatestEndThatIsPassed() {
		this.progress.ended(START, Map.of(0, 10L, 1, 5L));
		this.progress.ended(START.plusSeconds(5), Map.of(0, 20L, 1, 5L));
		this.progress.reached(Map.of(0, 10L, 1, 9L));
		assertThat(this.progress.asOf()).isEqualTo(START);
		this.progress.reached(Map.of(0, 25L, 1, 9L));
		assertThat(this.progress.asOf()).isEqualTo(START.plusSeconds(5));
	}

	@Test
	void isHeldUpByOnePartition() {
		this.progress.ended(START, Map.of(0, 10L, 1, 5L));
		this.progress.reached(Map.of(0, 1000L, 1, 4L));
		assertThat(this.progress.asOf()).isEqualTo(Instant.MIN);
	}

	@Test
	void takesAPartitionThatHoldsNothingAsRead() {
		this.progress.ended(START, Map.of(0, 0L));
		this.progress.reached(Map.of());
		assertThat(this.progress.asOf()).isEqualTo(START);
	}

	@Test
	void doesNotGoBackWhenAGroupIsReset() {
		this.progress.ended(START, Map.of(0, 10L));
		this.progress.reached(Map.of(0, 10L));
		this.progress.ended(START.plusSeconds(5), Map.of(0, 10L));
		this.progress.reached(Map.of(0, 0L));
		assertThat(this.progress.asOf()).as("it ages instead").isEqualTo(START);
	}

	@Test
	void forgetsWhatIsOfNoUse() {
		this.progress.ended(START, Map.of(0, 10L));
		this.progress.ended(START.plus(Duration.ofMinutes(11)), Map.of(0, 20L));
		this.progress.reached(Map.of(0, 15L));
		assertThat(this.progress.asOf()).isEqualTo(Instant.MIN);
	}

}
