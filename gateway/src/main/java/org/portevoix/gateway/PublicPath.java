package org.portevoix.gateway;

import java.util.Locale;

/**
 * Tells paths that mean what they say from those that a service might read in another way
 * than the gateway does: dot segments, path parameters, empty segments, backslashes, and
 * any of these in disguise. No page or resource of ours has such a path.
 */
public final class PublicPath {

	private static final int ESCAPE_LENGTH = 3;

	private PublicPath() {
	}

	/**
	 * Tells whether a path means what it says.
	 * @param rawPath the path as it came in, without a query
	 * @return whether every reader reads it in the same way
	 */
	public static boolean isPlain(String rawPath) {
		for (int i = 0; i < rawPath.length(); i++) {
			char c = rawPath.charAt(i);
			boolean ambiguous = switch (c) {
				case ';', '\\' -> true;
				case '/' -> startsOddSegment(rawPath, i + 1);
				case '%' -> isAmbiguousEscape(rawPath, i);
				default -> c <= ' ' || c >= 127;
			};
			if (ambiguous) {
				return false;
			}
		}
		return true;
	}

	private static boolean startsOddSegment(String path, int start) {
		if (start >= path.length()) {
			return false;
		}
		if (path.charAt(start) == '/') {
			return true;
		}
		int end = path.indexOf('/', start);
		String segment = path.substring(start, (end < 0) ? path.length() : end);
		return segment.equals(".") || segment.equals("..") || segment.toLowerCase(Locale.ROOT).equals("actuator");
	}

	/** Letters beyond ASCII may be escaped; ASCII has no need for it. */
	private static boolean isAmbiguousEscape(String path, int start) {
		return start + ESCAPE_LENGTH > path.length() || Character.digit(path.charAt(start + 1), 16) < 8
				|| Character.digit(path.charAt(start + 2), 16) < 0;
	}

}
