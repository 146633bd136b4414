package org.portevoix.gateway.limit;

import org.springframework.http.HttpMethod;

/**
 * What a request is for, as far as limits go.
 */
public enum RequestKind {

	/** Adding a signature, by the API or by the form. */
	SIGN,

	/** Confirming or withdrawing a signature. */
	CONFIRM,

	/** Asking for an access token. */
	TOKEN,

	/** Signing in to the console, or setting a password: what guessing tries. */
	SIGN_IN,

	/** Any other change, which staff and partners make. */
	WRITE,

	/** Opening an event stream. */
	STREAM,

	/** Looking at something. */
	READ;

	/**
	 * Tells what a request is for.
	 * @param method its method
	 * @param path its raw path
	 * @return its kind
	 */
	public static RequestKind of(HttpMethod method, String path) {
		if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
			return path.endsWith("/stream") ? STREAM : READ;
		}
		if (path.startsWith("/oauth2/")) {
			return TOKEN;
		}
		if (path.startsWith("/api/")) {
			return ofApi(path);
		}
		if (isIn("/console", path) || path.equals("/signout")) {
			return WRITE;
		}
		if (isIn("/signin", path) || isIn("/password", path) || isIn("/invitation", path)) {
			return SIGN_IN;
		}
		return path.contains("/campaigns/") ? SIGN : CONFIRM;
	}

	private static boolean isIn(String area, String path) {
		return path.startsWith(area) && (path.length() == area.length() || path.charAt(area.length()) == '/');
	}

	private static RequestKind ofApi(String path) {
		if (path.startsWith("/api/v1/signatures/")) {
			return CONFIRM;
		}
		return path.startsWith("/api/v1/campaigns/") && path.endsWith("/signatures") ? SIGN : WRITE;
	}

}
