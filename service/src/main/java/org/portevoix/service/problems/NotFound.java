package org.portevoix.service.problems;

import org.springframework.http.HttpStatus;

/** There is nothing of that name, or nothing that the asker may know of. */
public class NotFound extends Problem {

	private static final long serialVersionUID = 1L;

	public NotFound() {
		super(HttpStatus.NOT_FOUND, "not-found", "There is nothing of that name.");
	}

}
