package org.portevoix.gateway.session;

/**
 * Says that the issuer, or what it answered, gives no access.
 */
final class GrantRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final String INVALID_GRANT = "invalid_grant";

	private final String error;

	GrantRefused(String error) {
		super(error, null, false, false);
		this.error = error;
	}

	/**
	 * Tells whether code or refresh token are no good, so that only signing in again
	 * helps. Anything else is a fault of ours or of the issuer's.
	 */
	boolean isFinal() {
		return this.error.equals(INVALID_GRANT);
	}

}
