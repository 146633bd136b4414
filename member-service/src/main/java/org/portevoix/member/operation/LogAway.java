package org.portevoix.member.operation;

/** Kafka does not answer in time. */
class LogAway extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LogAway(Throwable cause) {
		super("Kafka does not answer", cause);
	}

}
