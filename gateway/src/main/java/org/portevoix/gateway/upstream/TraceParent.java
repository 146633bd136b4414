package org.portevoix.gateway.upstream;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The W3C trace context of version 00: which trace a request belongs to.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">traceparent</a>
 */
final class TraceParent {

	private static final int LENGTH = 55;

	private static final HexFormat HEX = HexFormat.of();

	private TraceParent() {
	}

	static boolean isValid(String value) {
		return value.length() == LENGTH && value.startsWith("00-") && isHex(value, 3, 35) && value.charAt(35) == '-'
				&& isHex(value, 36, 52) && value.charAt(52) == '-' && isHex(value, 53, LENGTH)
				&& !value.regionMatches(3, "0".repeat(32), 0, 32) && !value.regionMatches(36, "0".repeat(16), 0, 16);
	}

	/** Starts a trace. Sampling is left to the services, hence no flag. */
	static String random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		// An id of all zeros means none, so one bit of each is always set.
		return "00-" + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1) + "-"
				+ HEX.toHexDigits(random.nextLong() | 1) + "-00";
	}

	private static boolean isHex(String value, int from, int to) {
		for (int i = from; i < to; i++) {
			char c = value.charAt(i);
			if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
				return false;
			}
		}
		return true;
	}

}
