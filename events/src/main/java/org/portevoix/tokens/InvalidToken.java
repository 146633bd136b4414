package org.portevoix.tokens;

/**
 * A token that proves nothing: malformed, forged, of an unknown key, or for another
 * action.
 */
public class InvalidToken extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidToken() {
		super("The token proves nothing");
	}

}
