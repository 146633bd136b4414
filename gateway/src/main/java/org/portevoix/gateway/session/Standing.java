package org.portevoix.gateway.session;

/**
 * What is known about who sent a request.
 */
sealed interface Standing {

	/**
	 * She is signed in.
	 *
	 * @param session hers
	 * @param renewed whether it has new tokens, which the browser must be given
	 */
	record SignedIn(Session session, boolean renewed) implements Standing {
	}

	/** No cookie, or none that a gateway of ours sealed. */
	record Nobody() implements Standing {
	}

	/** She was signed in, and must do so again. */
	record Over() implements Standing {
	}

	/** Her access token is over, and the issuer can't be asked for another one now. */
	record Unclear() implements Standing {
	}

}
