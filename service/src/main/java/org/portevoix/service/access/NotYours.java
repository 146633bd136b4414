package org.portevoix.service.access;

import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.Problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The token is good, but not for this. */
class NotYours extends Problem {

	private static final long serialVersionUID = 1L;

	private final @Nullable String missingScope;

	NotYours() {
		super(HttpStatus.FORBIDDEN, "forbidden", "Your token does not allow this.");
		this.missingScope = null;
	}

	/**
	 * Says what a token would have to allow.
	 * @param missingScope which the token would need first of all
	 */
	NotYours(Permission permission, @Nullable String missingScope) {
		super(HttpStatus.FORBIDDEN, "forbidden", permission.scopes().isEmpty()
				? "Only people at the console may do this, with a role that allows it."
				: "Your token does not allow this. It takes one of these scopes, in the organisation that the token stands for: "
						+ String.join(", ", new TreeSet<>(permission.scopes())) + ".");
		this.missingScope = missingScope;
	}

	@Override
	public Map<String, String> headers() {
		return (this.missingScope == null) ? Map.of() : Map.of(HttpHeaders.WWW_AUTHENTICATE,
				"Bearer error=\"insufficient_scope\", scope=\"" + this.missingScope + "\"");
	}

}
