package org.portevoix.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The keys that all gateways share. The first one seals, all of them open, so that keys
 * can rotate. What is sealed is {@code keyId.base64url}.
 */
final class SessionKeys {

	private static final int FEWEST_BYTES = 32;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final String sealing;

	private final Map<String, SessionKey> keys;

	private SessionKeys(String sealing, Map<String, SessionKey> keys) {
		this.sealing = sealing;
		this.keys = keys;
	}

	/**
	 * Reads {@code id:base64[,id:base64…]}.
	 * @throws IllegalArgumentException if there is no key, or one of fewer than 32 bytes;
	 * its message never quotes
	 */
	static SessionKeys parse(String setting) {
		Map<String, SessionKey> keys = new LinkedHashMap<>();
		for (String entry : setting.split(",", -1)) {
			String[] parts = entry.strip().split(":", 2);
			if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{1,32}")) {
				throw new IllegalArgumentException("SESSION_KEYS must be id:base64, several separated by commas");
			}
			if (keys.put(parts[0], new SessionKey(decode(parts[1]))) != null) {
				throw new IllegalArgumentException("Two of SESSION_KEYS have one id");
			}
		}
		return new SessionKeys(keys.keySet().iterator().next(), keys);
	}

	private static byte[] decode(String base64) {
		if (base64.matches("[A-Za-z0-9+/]+={0,2}") && base64.length() % 4 == 0) {
			byte[] key = Base64.getDecoder().decode(base64);
			if (key.length >= FEWEST_BYTES) {
				return key;
			}
		}
		throw new IllegalArgumentException("Each of SESSION_KEYS must be 32 bytes or more in base64");
	}

	String seal(String use, byte[] content) {
		return this.sealing + "." + ENCODER.encodeToString(first().seal(content, bytes(use)));
	}

	/**
	 * Opens what was sealed.
	 * @return null if none of the keys sealed it for this use
	 */
	byte @Nullable [] open(String use, String sealed) {
		int dot = sealed.indexOf('.');
		SessionKey key = (dot > 0) ? this.keys.get(sealed.substring(0, dot)) : null;
		byte[] bytes = (key != null) ? decodeUrl(sealed.substring(dot + 1)) : null;
		return (key != null && bytes != null) ? key.open(bytes, bytes(use)) : null;
	}

	private static byte @Nullable [] decodeUrl(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** What each form of a session carries to show that it came from a page of ours. */
	String formToken(String sessionId) {
		return formToken(first(), sessionId);
	}

	/** Takes the token of any key: a form may be open while keys rotate. */
	boolean isFormToken(String given, String sessionId) {
		boolean is = false;
		for (SessionKey key : this.keys.values()) {
			is |= MessageDigest.isEqual(bytes(formToken(key, sessionId)), bytes(given));
		}
		return is;
	}

	private static String formToken(SessionKey key, String sessionId) {
		return ENCODER.encodeToString(key.mark(bytes(sessionId)));
	}

	private SessionKey first() {
		SessionKey first = this.keys.get(this.sealing);
		if (first == null) {
			throw new IllegalStateException("The sealing key is one of the keys");
		}
		return first;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
