package org.portevoix.tracing;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceParentTests {

	@Test
	void takesTheExampleOfTheStandard() {
		assertThat(TraceParent.isValid("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
			"ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
			"00-aicha@example.org/a3ce929d0e0e4736-00f067aa0ba902b7-01" })
	void refusesWhatIsNone(String value) {
		assertThat(TraceParent.isValid(value)).isFalse();
	}

	@RepeatedTest(20)
	void startsValidTraces() {
		assertThat(TraceParent.random()).matches(TraceParent::isValid).isNotEqualTo(TraceParent.random());
	}

}
