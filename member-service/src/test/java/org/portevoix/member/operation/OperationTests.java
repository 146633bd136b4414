package org.portevoix.member.operation;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class OperationTests {

	@Test
	void saysWithinSecondsThatKafkaIsAway() {
		Operation operation = new Operation("127.0.0.1:1", Clock.systemUTC());
		assertTimeoutPreemptively(Duration.ofSeconds(20),
				() -> assertThatExceptionOfType(LogAway.class).isThrownBy(operation::look));
	}

}
