package org.portevoix.benchmarks.programs;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArithmeticTests {

	private static final long SECOND = 1_000_000_000;

	@Test
	void findsTheGrowthOfTheSecondHalf() {
		Trend trend = new Trend();
		for (int i = 0; i < 20; i++) {
			trend.add(i * SECOND, (i < 10) ? 1000L * i : 10_000 + 5L * i);
		}
		assertThat(trend.growthPerSecond()).isCloseTo(5, within(0.001));
	}

	@Test
	void seesNoGrowthInWhatGoesUpAndDown() {
		Trend trend = new Trend();
		for (int i = 0; i < 40; i++) {
			trend.add(i * SECOND, 500 + (i % 2) * 10);
		}
		assertThat(trend.growthPerSecond()).isCloseTo(0, within(0.2));
		assertThat(new Trend().growthPerSecond()).isZero();
	}

	@Test
	void measuresTheMiddleOfADrain() {
		Growth.Middle middle = new Growth.Middle(1000);
		long[] done = { 0, 0, 0, 200, 400, 600, 800, 990, 990, 990, 1000 };
		for (int i = 0; i < done.length; i++) {
			middle.at(i * SECOND, done[i]);
		}
		assertThat(middle.perSecond()).isCloseTo(200, within(0.001));
	}

	@Test
	void measuresADrainOfTwoSteps() {
		Growth.Middle middle = new Growth.Middle(1000);
		middle.at(SECOND, 0);
		middle.at(2 * SECOND, 300);
		middle.at(3 * SECOND, 1000);
		assertThat(middle.perSecond()).isCloseTo(700, within(0.001));
	}

	@Test
	void takesTheMedian() {
		assertThat(Rounds.median(List.of(5.0, 1.0, 3.0))).isEqualTo(3);
		assertThat(Rounds.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
	}

}
