package org.portevoix.gateway.session;

import org.portevoix.gateway.upstream.UpstreamHeaders;

import org.springframework.web.server.ServerWebExchange;

/**
 * What a path has to do with staff. It is asked for every request, so it looks at the
 * path only.
 */
public enum StaffArea {

	/** Pages for who is signed in. */
	CONSOLE,

	/** What programs ask with a token of theirs, and pages with their session. */
	API,

	/** Where the issuer sends people back to, and where they may try again. */
	SIGN_IN,

	/** Ends a session. */
	SIGN_OUT,

	/** Forms of people who are not signed in yet; member-service has them. */
	ENTRANCE,

	/** Nothing. */
	ELSEWHERE;

	static final String CALLBACK = "/signin/callback";

	static final String AGAIN = "/signin/again";

	/**
	 * Tells which area a path belongs to.
	 * @param path the raw path
	 * @return its area
	 */
	public static StaffArea of(String path) {
		if (path.startsWith("/api/v1/")) {
			return API;
		}
		if (isIn(WantedPath.HOME, path)) {
			return CONSOLE;
		}
		if (path.equals(CALLBACK) || path.equals(AGAIN)) {
			return SIGN_IN;
		}
		if (path.equals("/signout")) {
			return SIGN_OUT;
		}
		boolean entrance = isIn("/signin", path) || isIn("/invitation", path) || isIn("/password", path);
		return entrance ? ENTRANCE : ELSEWHERE;
	}

	/**
	 * Tells whether an answer is for one person only.
	 * @param exchange a request and its answer
	 * @return whether no cache may keep it
	 */
	public static boolean isPrivate(ServerWebExchange exchange) {
		return switch (of(exchange.getRequest().getURI().getRawPath())) {
			case CONSOLE, SIGN_IN, SIGN_OUT, ENTRANCE -> true;
			case API, ELSEWHERE -> exchange.getAttributes().containsKey(UpstreamHeaders.BEARER_ATTRIBUTE);
		};
	}

	private static boolean isIn(String area, String path) {
		return path.startsWith(area) && (path.length() == area.length() || path.charAt(area.length()) == '/');
	}

}
