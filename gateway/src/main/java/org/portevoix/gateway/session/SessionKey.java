package org.portevoix.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

import org.jspecify.annotations.Nullable;

/**
 * One of the keys that all gateways share, as the two keys derived from it: AES-256-GCM
 * for cookies, HMAC-SHA-256 for the tokens in forms.
 */
final class SessionKey {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final int KEY_BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final SecretKey sealing;

	private final SecretKey marking;

	SessionKey(byte[] key) {
		this.sealing = derive(key, "AES", "portevoix cookie");
		this.marking = derive(key, "HmacSHA256", "portevoix form");
	}

	private static SecretKey derive(byte[] key, String algorithm, String use) {
		try {
			return KDF.getInstance("HKDF-SHA256")
				.deriveKey(algorithm,
						HKDFParameterSpec.ofExtract()
							.addIKM(key)
							.thenExpand(use.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Nonce and cipher text; what it is for is authenticated with it. */
	byte[] seal(byte[] content, byte[] use) {
		byte[] nonce = new byte[NONCE_BYTES];
		RANDOM.nextBytes(nonce);
		try {
			Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, use);
			byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(content.length));
			cipher.doFinal(content, 0, content.length, sealed, NONCE_BYTES);
			return sealed;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	byte @Nullable [] open(byte[] sealed, byte[] use) {
		if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
			return null;
		}
		try {
			return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), use).doFinal(sealed, NONCE_BYTES,
					sealed.length - NONCE_BYTES);
		}
		catch (GeneralSecurityException ex) {
			// Not sealed by this key, or for something else, or changed.
			return null;
		}
	}

	private Cipher cipher(int mode, byte[] nonce, byte[] use) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, this.sealing, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(use);
		return cipher;
	}

	byte[] mark(byte[] text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(this.marking);
			return mac.doFinal(text);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
