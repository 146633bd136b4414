package org.portevoix.tokens;

/** A genuine token after its time. */
public class ExpiredToken extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ActionToken token;

	public ExpiredToken(ActionToken token) {
		super("The token expired");
		this.token = token;
	}

	/** What it was for, so that a page can show the way to a new one. */
	public ActionToken token() {
		return this.token;
	}

}
