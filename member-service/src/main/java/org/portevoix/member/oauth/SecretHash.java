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

	@Override
	public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
		return secret != null && hash != null && MessageDigest.isEqual(hash(secret).getBytes(StandardCharsets.US_ASCII),
				hash.getBytes(StandardCharsets.US_ASCII));
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
