package org.portevoix.notification.subscriptions;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** An organisation has as many subscriptions as it may have. */
class TooMany extends Problem {

	private static final long serialVersionUID = 1L;

	TooMany() {
		super(HttpStatus.CONFLICT, "too-many-subscriptions",
				"This organisation has as many subscriptions as it can have. Delete one first.");
	}

}
