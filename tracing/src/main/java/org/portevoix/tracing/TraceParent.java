package org.portevoix.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of version 00: which trace something belongs to, which step of it
 * is the parent, and whether it is recorded.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">traceparent</a>
 */
public final class TraceParent {

	private static final int LENGTH = 55;

	private static final int FLAGS = 53;

	private static final HexFormat HEX = HexFormat.of();

	private TraceParent() {
	}

	public static boolean isValid(String value) {
		return value.length() == LENGTH && value.startsWith("00-") && isHex(value, 3, 35) && value.charAt(35) == '-'
				&& isHex(value, 36, 52) && value.charAt(52) == '-' && isHex(value, FLAGS, LENGTH)
				&& !value.regionMatches(3, "0".repeat(32), 0, 32) && !value.regionMatches(36, "0".repeat(16), 0, 16);
	}

	/** Whether it is a valid one whose steps are recorded. */
	public static boolean isSampled(@Nullable String value) {
		return value != null && value.length() == LENGTH && isOdd(value.charAt(LENGTH - 1)) && isValid(value);
	}

	/** Starts a trace that nobody records. */
	public static String random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		// An id of all zeros means none, so one bit of each is always set.
		return "00-" + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1) + "-"
				+ HEX.toHexDigits(random.nextLong() | 1) + "-00";
	}

	/** The 32 hexadecimal digits that name the trace. */
	public static String traceId(String valid) {
		return valid.substring(3, 35);
	}

	static String spanId(String valid) {
		return valid.substring(36, 52);
	}

	static String unsampled(String valid) {
		return valid.substring(0, FLAGS) + "00";
	}

	private static boolean isOdd(char hex) {
		return "13579bdf".indexOf(hex) >= 0;
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
