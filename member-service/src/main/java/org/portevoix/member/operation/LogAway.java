package org.portevoix.member.operation;

import java.time.Duration;
import java.util.Optional;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** Kafka does not answer in time. */
class LogAway extends Problem {

	private static final long serialVersionUID = 1L;

	LogAway(Throwable cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Kafka does not answer. Please try again.", cause);
	}

	@Override
	public Optional<Duration> retryAfter() {
		return Optional.of(Duration.ofSeconds(5));
	}

}
