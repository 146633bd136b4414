package org.portevoix.gateway.session;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.PublicPath;

/**
 * Where a person is sent after she signed in: a page of the console, and nowhere else.
 * Since it begins with {@code /console}, no browser can take it for another site's.
 */
final class WantedPath {

	static final String HOME = "/console";

	/** All of it must fit into a cookie with the rest of the attempt. */
	private static final int LONGEST = 1500;

	private WantedPath() {
	}

	/** The path itself if we go there, else the console's first page. */
	static String orHome(@Nullable String wanted) {
		return (wanted != null && isOurs(wanted)) ? wanted : HOME;
	}

	private static boolean isOurs(String wanted) {
		int query = wanted.indexOf('?');
		String path = (query < 0) ? wanted : wanted.substring(0, query);
		return wanted.length() <= LONGEST && (path.equals(HOME) || path.startsWith(HOME + "/"))
				&& PublicPath.isPlain(path) && wanted.chars().allMatch(WantedPath::isPlain) && isAddress(wanted);
	}

	private static boolean isPlain(int c) {
		return c > ' ' && c < 127 && c != '\\' && c != '#';
	}

	private static boolean isAddress(String wanted) {
		try {
			URI address = new URI(wanted);
			return !address.isAbsolute() && address.getRawAuthority() == null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
