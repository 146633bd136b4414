package org.portevoix.gateway.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Text that nobody guesses: 256 bits, safe in an address and in a cookie. */
final class RandomText {

	private static final int BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomText() {
	}

	static String create() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
