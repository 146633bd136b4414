package org.portevoix.service.problems;

import java.time.Duration;
import java.util.Optional;

import org.springframework.http.HttpStatus;

/** Something that is needed to answer is away for a moment. */
public class Unavailable extends Problem {

	private static final long serialVersionUID = 1L;

	private static final Duration A_MOMENT = Duration.ofSeconds(5);

	public Unavailable() {
		super(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This is not possible at the moment. Please try again.");
	}

	@Override
	public Optional<Duration> retryAfter() {
		return Optional.of(A_MOMENT);
	}

}
