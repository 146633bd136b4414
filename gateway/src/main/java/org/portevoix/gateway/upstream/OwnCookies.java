package org.portevoix.gateway.upstream;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;

/**
 * The cookies that only gateways read. No service ever sees one.
 */
public final class OwnCookies {

	/** Browsers keep a cookie with this prefix to one host, and to https. */
	public static final String HOST_PREFIX = "__Host-";

	/** Holds the session of somebody who signed in. */
	public static final String SESSION = "portevoix_session";

	/** Begins the name of what remembers an attempt to sign in. */
	public static final String SIGN_IN = "portevoix_attempt";

	private OwnCookies() {
	}

	static void removeFrom(HttpHeaders headers) {
		List<String> cookies = headers.get(HttpHeaders.COOKIE);
		if (cookies == null || cookies.stream().noneMatch((cookie) -> cookie.contains("portevoix_"))) {
			return;
		}
		List<String> others = cookies.stream().map(OwnCookies::others).filter((cookie) -> !cookie.isEmpty()).toList();
		if (others.isEmpty()) {
			headers.remove(HttpHeaders.COOKIE);
		}
		else {
			headers.put(HttpHeaders.COOKIE, others);
		}
	}

	private static String others(String cookies) {
		return Arrays.stream(cookies.split(";"))
			.map(String::strip)
			.filter((cookie) -> !cookie.isEmpty() && !isOwn(cookie))
			.collect(Collectors.joining("; "));
	}

	private static boolean isOwn(String cookie) {
		String name = cookie.startsWith(HOST_PREFIX) ? cookie.substring(HOST_PREFIX.length()) : cookie;
		return name.startsWith(SESSION) || name.startsWith(SIGN_IN);
	}

}
