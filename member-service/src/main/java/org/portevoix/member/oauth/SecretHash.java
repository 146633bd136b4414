package org.portevoix.member.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps clients' secrets as SHA-256. A slow hash would make every token request, also a
 * forged one, cost a tenth of a second of processor; it earns nothing here, since a
 * secret is 256 random bits and not a word somebody thought of. Passwords of people need
 * another.
 */
final class SecretHash implements PasswordEncoder {

	@Override
	public @Nullable String encode(@Nullable CharSequence secret) {
		return (secret != null) ? hash(secret) : null;
	}

	/**
	 * Whether it is one of those in force.
	 * @param hashes one, or more with spaces between
	 */
	@Override
	public boolean matches(@Nullable CharSequence secret, @Nullable String hashes) {
		if (secret == null || hashes == null) {
			return false;
		}
		byte[] given = hash(secret).getBytes(StandardCharsets.US_ASCII);
		boolean matches = false;
		for (String hash : hashes.split(" ")) {
			matches |= MessageDigest.isEqual(given, hash.getBytes(StandardCharsets.US_ASCII));
		}
		return matches;
	}

	static String hash(CharSequence secret) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest(secret.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
