package org.portevoix.notification.endpoints;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0 has it: {@code v1}, HMAC-SHA-256. */
final class Signature {

	private static final String ALGORITHM = "HmacSHA256";

	private Signature() {
	}

	/** The header, with one signature for each secret. */
	static String of(List<byte[]> secrets, String id, long timestamp, byte[] body) {
		byte[] prefix = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
		return secrets.stream().map((secret) -> "v1," + sign(secret, prefix, body)).collect(Collectors.joining(" "));
	}

	private static String sign(byte[] secret, byte[] prefix, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret, ALGORITHM));
			mac.update(prefix);
			return Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
