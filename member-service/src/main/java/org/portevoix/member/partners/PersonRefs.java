package org.portevoix.member.partners;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a person is called towards an organisation: base64url(HMAC-SHA-256(key, parts)),
 * each part with its length before it. Two organisations that lay their lists side by
 * side find nobody by it. The key never rotates, since it ties corrections and
 * withdrawals to who was told before.
 */
@Component
public class PersonRefs {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int FEWEST_BYTES = 32;

	private final SecretKeySpec key;

	@Autowired
	PersonRefs(PartnerSettings settings) {
		this(settings.key());
	}

	/**
	 * Creates them.
	 * @param base64 the key, 32 bytes or more
	 * @throws IllegalArgumentException if it is shorter
	 */
	public PersonRefs(String base64) {
		byte[] bytes = Base64.getDecoder().decode(base64);
		if (bytes.length < FEWEST_BYTES) {
			throw new IllegalArgumentException("PARTNER_KEY must have 32 bytes or more, in Base64");
		}
		this.key = new SecretKeySpec(bytes, ALGORITHM);
	}

	public String of(String organisation, String personId) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			for (String part : List.of(organisation, personId)) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
				mac.update(bytes);
			}
			return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
