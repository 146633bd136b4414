package org.portevoix.service.access;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The token is good, but not for this. */
class NotYours extends Problem {

	private static final long serialVersionUID = 1L;

	NotYours() {
		super(HttpStatus.FORBIDDEN, "forbidden", "Your token does not allow this.");
	}

}
