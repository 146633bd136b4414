package org.portevoix.campaign.signing;

import java.time.Duration;
import java.util.Optional;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** Nothing was recorded, and nothing was promised. */
public class LogUnavailable extends Problem {

	private static final long serialVersionUID = 1L;

	LogUnavailable(Throwable cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE, "not-recorded", "This could not be recorded. Please try again soon.",
				cause);
	}

	@Override
	public Optional<Duration> retryAfter() {
		return Optional.of(Duration.ofSeconds(10));
	}

}
