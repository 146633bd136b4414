package org.portevoix.standalone.faults;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A taste of {@link FaultsIT} for every build, on the system of the journeys: whoever
 * counts dies, what everything stands on dies, and something unreadable comes between.
 */
class ShortFaultsIT {

	@ParameterizedTest
	@MethodSource("faults")
	void keepsExactBooks(Fault fault) throws Exception {
		try (Trial trial = new Trial(Platform.shared())) {
			Reconciliation found = trial.of(fault);
			System.out.println(found.row());
			assertThat(found.wrong()).isEmpty();
		}
	}

	static Stream<Fault> faults() {
		return Stream.of(new Kills(1, List.of(List.of("campaign-service"), List.of("kafka")), 5), new Poison(2));
	}

}
