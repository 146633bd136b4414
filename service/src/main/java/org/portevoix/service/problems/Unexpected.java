package org.portevoix.service.problems;

import org.springframework.http.HttpStatus;

/** A fault of ours; what it is stands in the log and nowhere else. */
final class Unexpected extends Problem {

	private static final long serialVersionUID = 1L;

	Unexpected() {
		super(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong on our side.");
	}

}
