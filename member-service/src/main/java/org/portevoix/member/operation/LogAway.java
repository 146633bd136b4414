package org.portevoix.member.operation;

import org.portevoix.service.problems.Unavailable;

/** Kafka does not answer in time. */
class LogAway extends Unavailable {

	private static final long serialVersionUID = 1L;

	LogAway(Throwable cause) {
		initCause(cause);
	}

}
