package org.portevoix.notification.deliveries;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The subscription is paused or disabled. */
class NotDelivering extends Problem {

	private static final long serialVersionUID = 1L;

	NotDelivering() {
		super(HttpStatus.CONFLICT, "not-delivering", "Nothing is delivered to this subscription now. Enable it first.");
	}

}
