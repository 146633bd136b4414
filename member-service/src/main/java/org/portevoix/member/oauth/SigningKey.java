package org.portevoix.member.oauth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

/** Reads the key that signs tokens. */
final class SigningKey {

	private static final int FEWEST_BITS = 2048;

	private SigningKey() {
	}

	/**
	 * Reads a key, and derives the public one and an id that stays as long as the key
	 * does (RFC 7638).
	 * @param base64 PKCS#8
	 * @throws IllegalArgumentException if it is no RSA key of 2048 bits or more
	 */
	static RSAKey parse(String base64) {
		try {
			KeyFactory keys = KeyFactory.getInstance("RSA");
			byte[] encoded = Base64.getMimeDecoder().decode(base64);
			if (keys.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof RSAPrivateCrtKey key
					&& key.getModulus().bitLength() >= FEWEST_BITS) {
				RSAPublicKey known = (RSAPublicKey) keys
					.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
				return new RSAKey.Builder(known).privateKey(key)
					.keyUse(KeyUse.SIGNATURE)
					.algorithm(JWSAlgorithm.RS256)
					.keyIDFromThumbprint()
					.build();
			}
			throw unusable();
		}
		catch (GeneralSecurityException | JOSEException | IllegalArgumentException ex) {
			// The cause may quote the key.
			throw unusable();
		}
	}

	private static IllegalArgumentException unusable() {
		return new IllegalArgumentException(
				"OAUTH_SIGNING_KEY must be an RSA key of 2048 bits or more, as PKCS#8 in Base64");
	}

}
