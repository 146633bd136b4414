package org.portevoix.campaign.counting;

import java.time.Duration;
import java.util.Optional;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The store is away, and has not told this count since the service began. */
class CountUnknown extends Problem {

	private static final long serialVersionUID = 1L;

	CountUnknown() {
		super(HttpStatus.SERVICE_UNAVAILABLE, "count-unknown", "The count is not known at this moment.");
	}

	@Override
	public Optional<Duration> retryAfter() {
		return Optional.of(Duration.ofSeconds(5));
	}

}
