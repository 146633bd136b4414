package org.portevoix.member.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.portevoix.member.store.DerivedId;

/**
 * What is kept of a link that lets somebody in once: a hash, so that whoever reads the
 * store can't follow it.
 *
 * @param hash of its secret
 * @param expires from when it is good no more
 */
record SecretLink(String hash, Instant expires) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int BYTES = 32;

	/** Something that nobody guesses, in letters that an address may hold. */
	static String random(int bytes) {
		byte[] secret = new byte[bytes];
		RANDOM.nextBytes(secret);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
	}

	static SecretLink of(Token token, Instant expires) {
		return new SecretLink(DerivedId.of(token.secret()), expires);
	}

	boolean opensWith(Token token, Instant now) {
		return now.isBefore(this.expires)
				&& MessageDigest.isEqual(DerivedId.of(token.secret()).getBytes(StandardCharsets.US_ASCII),
						this.hash.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * What stands in the link.
	 *
	 * @param staffId whose it is
	 */
	record Token(String staffId, String secret) {

		static Token make(String staffId) {
			return new Token(staffId, random(BYTES));
		}

		static @Nullable Token parse(String text) {
			int dot = text.indexOf('.');
			return (dot > 0) ? new Token(text.substring(0, dot), text.substring(dot + 1)) : null;
		}

		String text() {
			return this.staffId + "." + this.secret;
		}

		/** Without the secret. */
		@Override
		public String toString() {
			return "Token[" + this.staffId + "]";
		}

	}

}
