package org.portevoix.gateway.refusal;

import java.time.Duration;

/**
 * Says that a request is refused. It carries no stack trace, because it is thrown most
 * often when there is least time for one.
 */
public final class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Refusal refusal;

	private final Duration retryAfter;

	/**
	 * Refuses for good.
	 * @param refusal the reason
	 */
	public Refused(Refusal refusal) {
		this(refusal, Duration.ZERO);
	}

	/**
	 * Refuses for now.
	 * @param refusal the reason
	 * @param retryAfter when to try again, rounded up to seconds; zero to say nothing
	 */
	public Refused(Refusal refusal, Duration retryAfter) {
		super(refusal.detail(), null, false, false);
		this.refusal = refusal;
		this.retryAfter = retryAfter;
	}

	/**
	 * Tells why.
	 * @return the reason
	 */
	public Refusal refusal() {
		return this.refusal;
	}

	long retryAfterSeconds() {
		return this.retryAfter.plusMillis(999).toSeconds();
	}

}
