package org.portevoix.service.request;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.problems.ChangedMeanwhile;

/** Reads which version a writer saw, and writes which one there is (RFC 9110, 8.8.3). */
public final class IfMatch {

	private IfMatch() {
	}

	/**
	 * The version in an {@code If-Match} header; null where any will do.
	 * @throws ChangedMeanwhile for a tag that was never given, which can't be the latest
	 */
	public static @Nullable Long version(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.equals("*")) {
			return null;
		}
		try {
			return Long.valueOf(ifMatch.replaceAll("^W/|\"", ""));
		}
		catch (NumberFormatException ex) {
			throw new ChangedMeanwhile();
		}
	}

	/** The {@code ETag} of a version. */
	public static String tag(long version) {
		return "\"" + version + "\"";
	}

}
