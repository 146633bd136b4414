package org.portevoix.notification.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/**
 * Seals secrets so that whoever reads the store can't sign with them (AES-256-GCM). What
 * was sealed for one subscription can't be opened for another.
 */
@Component
class Seal {

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final Map<String, SecretKeySpec> keys;

	private final SecureRandom random = new SecureRandom();

	Seal(SubscriptionSettings settings) {
		this.keys = parse(settings.keys());
	}

	/** Seals with the first key. */
	String seal(String subscription, byte[] secret) {
		Map.Entry<String, SecretKeySpec> first = this.keys.entrySet().iterator().next();
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		byte[] sealed = cipher(Cipher.ENCRYPT_MODE, first.getValue(), nonce, subscription, secret);
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		return first.getKey() + "." + encoder.encodeToString(nonce) + "." + encoder.encodeToString(sealed);
	}

	/**
	 * Opens what was sealed.
	 * @throws IllegalStateException if its key is not here any more
	 */
	byte[] open(String subscription, String sealed) {
		String[] parts = sealed.split("\\.", 3);
		SecretKeySpec key = this.keys.get(parts[0]);
		if (key == null) {
			throw new IllegalStateException("WEBHOOK_KEYS lacks the key " + parts[0]);
		}
		Base64.Decoder decoder = Base64.getUrlDecoder();
		return cipher(Cipher.DECRYPT_MODE, key, decoder.decode(parts[1]), subscription, decoder.decode(parts[2]));
	}

	private static byte[] cipher(int mode, SecretKeySpec key, byte[] nonce, String subscription, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(subscription.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A sealed secret can't be opened", ex);
		}
	}

	private static Map<String, SecretKeySpec> parse(String text) {
		Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
		for (String one : text.split(",")) {
			String[] parts = one.strip().split(":", 2);
			byte[] key = (parts.length == 2) ? Base64.getDecoder().decode(parts[1]) : new byte[0];
			if (key.length != KEY_BYTES || !parts[0].matches("[A-Za-z0-9_-]{1,32}")) {
				throw new IllegalArgumentException("WEBHOOK_KEYS is id:base64 of 32 bytes each, by comma");
			}
			keys.put(parts[0], new SecretKeySpec(key, "AES"));
		}
		return keys;
	}

}
