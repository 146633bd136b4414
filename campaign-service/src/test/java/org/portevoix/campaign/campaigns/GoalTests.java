package org.portevoix.campaign.campaigns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GoalTests {

	@ParameterizedTest
	@CsvSource({ "1000, 0, 1000", "1000, 949, 1000", "1000, 950, 2000", "1000, 1000, 2000", "1000, 1900, 2500",
			"1000, 2400, 5000", "1000, 12486, 20000", "1500, 1500, 2000", "1, 0, 1", "1, 1, 2", "1, 2, 5", "1, 5, 10",
			"1, 19, 25", "300, 100000, 200000" })
	void risesShortlyBeforeItIsReached(int first, long confirmed, long goal) {
		assertThat(Goal.at(first, confirmed)).isEqualTo(goal);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 20, 999, 1000, 12_345 })
	void neverFallsAndIsNeverReached(int first) {
		long before = 0;
		for (long confirmed = 0; confirmed < 60_000; confirmed++) {
			long goal = Goal.at(first, confirmed);
			assertThat(goal).isGreaterThanOrEqualTo(before).isGreaterThan(confirmed);
			before = goal;
		}
	}

	@Test
	void goesOnToTheLargestCount() {
		assertThat(Goal.at(1, 8_000_000_000L)).isEqualTo(10_000_000_000L);
	}

	@Test
	void refusesAGoalOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> Goal.at(0, 1));
	}

}
