package org.portevoix.campaign.signing;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.Problem;
import org.portevoix.tokens.ActionToken.Action;

import org.springframework.http.HttpStatus;

/**
 * The token proves nothing here; most often, the link was cut on its way, or taken for
 * another one of the same mail.
 */
public class BadLink extends Problem {

	private static final long serialVersionUID = 1L;

	private final @Nullable Action meantFor;

	BadLink() {
		this(null);
	}

	BadLink(@Nullable Action meantFor) {
		super(HttpStatus.BAD_REQUEST, "bad-token", detail(meantFor));
		this.meantFor = meantFor;
	}

	/** What a genuine link is for, if it is not for this. */
	public @Nullable Action meantFor() {
		return this.meantFor;
	}

	private static String detail(@Nullable Action meantFor) {
		return switch (meantFor) {
			case null -> "This link is not complete. Copy it whole from the mail.";
			case CONFIRM -> "This link is for another purpose: it confirms a signature, and takes none back.";
			case WITHDRAW -> "This link is for another purpose: it takes a signature back, and confirms none.";
		};
	}

}
