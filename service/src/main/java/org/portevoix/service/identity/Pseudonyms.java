package org.portevoix.service.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed references that reveal nothing about whom they stand for:
 * base64url(HMAC-SHA-256(pepper, parts)), each part with its length before it. The pepper
 * never rotates, since it ties the same address to the same signature.
 */
public final class Pseudonyms {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String EMAIL = "email";

	private final SecretKeySpec pepper;

	/**
	 * Creates them.
	 * @param pepper in Base64, 32 bytes or more
	 * @throws IllegalArgumentException if it is shorter
	 */
	public Pseudonyms(String pepper) {
		byte[] key = Base64.getDecoder().decode(pepper);
		if (key.length < 32) {
			throw new IllegalArgumentException("PEPPER must have 32 bytes or more, in Base64");
		}
		this.pepper = new SecretKeySpec(key, ALGORITHM);
	}

	/** One person's signature under one campaign. */
	public String signature(String campaignId, String canonicalAddress) {
		return of("signature", campaignId, EMAIL, canonicalAddress);
	}

	/** One person, wherever she signs. */
	public String person(String canonicalAddress) {
		return of("person", EMAIL, canonicalAddress);
	}

	/**
	 * One decision about a signature; nobody can tell two of them to be about the same.
	 */
	public String event(String signatureId, String... identity) {
		return of(Stream.concat(Stream.of("event", signatureId), Stream.of(identity)).toArray(String[]::new));
	}

	/** One network, for those who look into abuse. */
	public String network(String prefix) {
		return of("network", prefix);
	}

	private String of(String... parts) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.pepper);
			for (String part : parts) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
				mac.update(bytes);
			}
			return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
