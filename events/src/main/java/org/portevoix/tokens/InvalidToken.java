package org.portevoix.tokens;

import org.jspecify.annotations.Nullable;
import org.portevoix.tokens.ActionToken.Action;

/**
 * A token that proves nothing: malformed, forged, of an unknown key, or for another
 * action.
 */
public class InvalidToken extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final @Nullable Action meantFor;

	public InvalidToken() {
		this(null);
	}

	/** A genuine token for another action. */
	InvalidToken(@Nullable Action meantFor) {
		super("The token proves nothing");
		this.meantFor = meantFor;
	}

	/** The action of a genuine token, so that a page can show the way there. */
	public @Nullable Action meantFor() {
		return this.meantFor;
	}

}
