package org.portevoix.member.problems;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Something that is needed to answer is away for a moment. */
class Unavailable extends Problem {

	private static final long serialVersionUID = 1L;

	Unavailable() {
		super(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This is not possible at the moment. Please try again.");
		getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
	}

}
