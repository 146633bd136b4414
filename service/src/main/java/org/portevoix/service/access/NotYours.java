package org.portevoix.service.access;

import java.util.TreeSet;

import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpStatus;

/** The token is good, but not for this. */
class NotYours extends Problem {

	private static final long serialVersionUID = 1L;

	NotYours() {
		super(HttpStatus.FORBIDDEN, "forbidden", "Your token does not allow this.");
	}

	/** Says what a token would have to allow. */
	NotYours(Permission permission) {
		super(HttpStatus.FORBIDDEN, "forbidden", permission.scopes().isEmpty()
				? "Only people at the console may do this, with a role that allows it."
				: "Your token does not allow this. It takes one of these scopes, in the organisation that the token stands for: "
						+ String.join(", ", new TreeSet<>(permission.scopes())) + ".");
	}

}
