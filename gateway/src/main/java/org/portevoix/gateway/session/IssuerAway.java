package org.portevoix.gateway.session;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Says that the issuer could not be asked, or gave no sensible answer.
 */
final class IssuerAway extends IOException {

	private static final long serialVersionUID = 1L;

	IssuerAway(String what, @Nullable Throwable cause) {
		super(what, cause);
	}

}
