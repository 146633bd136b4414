package org.portevoix.gateway.session;

/**
 * What the issuer gives for a code.
 *
 * @param tokens for the services
 * @param idToken says to us who signed in; not verified yet
 */
record Granted(Tokens tokens, String idToken) {

	/** Without the tokens. */
	@Override
	public String toString() {
		return "Granted[" + this.tokens + "]";
	}

}
