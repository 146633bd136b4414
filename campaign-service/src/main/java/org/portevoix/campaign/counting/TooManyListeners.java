package org.portevoix.campaign.counting;

import java.time.Duration;
import java.util.Optional;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/**
 * As many follow counts as this instance can serve; the count itself can still be asked.
 */
class TooManyListeners extends Problem {

	private static final long serialVersionUID = 1L;

	TooManyListeners() {
		super(HttpStatus.SERVICE_UNAVAILABLE, "too-many-listeners", "Too many follow the count. Ask for it instead.");
	}

	@Override
	public Optional<Duration> retryAfter() {
		return Optional.of(Duration.ofMinutes(1));
	}

}
