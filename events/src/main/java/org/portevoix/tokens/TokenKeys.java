package org.portevoix.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.portevoix.tokens.ActionToken.Action;

/**
 * Mints and verifies stateless tokens with HMAC-SHA-256. The first key mints, all verify,
 * so that keys can rotate. A token is
 * {@code keyId.action.expiry.signatureId.campaignId.submission.mac}, all of it safe in an
 * address.
 */
public final class TokenKeys {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int PARTS = 7;

	private final String minting;

	private final Map<String, SecretKeySpec> keys;

	private TokenKeys(String minting, Map<String, SecretKeySpec> keys) {
		this.minting = minting;
		this.keys = keys;
	}

	/**
	 * Reads {@code id:base64[,id:base64…]}.
	 * @throws IllegalArgumentException if there is no key, or one of fewer than 32 bytes
	 */
	public static TokenKeys parse(String setting) {
		Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
		for (String entry : setting.split(",", -1)) {
			String[] parts = entry.strip().split(":", 2);
			if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]+")) {
				throw new IllegalArgumentException("TOKEN_KEYS must be id:base64, several separated by commas");
			}
			if (keys.put(parts[0], key(parts[1])) != null) {
				throw new IllegalArgumentException("Two of TOKEN_KEYS have one id");
			}
		}
		return new TokenKeys(keys.keySet().iterator().next(), keys);
	}

	private static SecretKeySpec key(String base64) {
		if (!base64.matches("[A-Za-z0-9+/]{43,}=*")) {
			throw new IllegalArgumentException("Each of TOKEN_KEYS must be 32 bytes or more in base64");
		}
		return new SecretKeySpec(Base64.getDecoder().decode(base64), ALGORITHM);
	}

	/**
	 * Makes a token with the first key.
	 * @throws IllegalArgumentException if an id holds a dot, which separates the parts
	 */
	public String mint(ActionToken token) {
		String payload = String.join(".", this.minting, letter(token.action()),
				Long.toString(token.expiresAt().getEpochSecond(), 36), token.signatureId(), token.campaignId(),
				token.submission());
		if (payload.chars().filter((character) -> character == '.').count() != PARTS - 2) {
			throw new IllegalArgumentException("An id holds a dot");
		}
		return payload + "." + mac(this.minting, payload);
	}

	/**
	 * Reads a token.
	 * @throws InvalidToken if it proves nothing, or is for another action
	 * @throws ExpiredToken if it is genuine, but its time is over
	 */
	public ActionToken verify(String token, Action action, Instant now) {
		int end = token.lastIndexOf('.');
		String[] parts = token.split("\\.", -1);
		if (parts.length != PARTS || !this.keys.containsKey(parts[0])
				|| !same(mac(parts[0], token.substring(0, end)), parts[PARTS - 1])) {
			throw new InvalidToken();
		}
		if (!parts[1].equals(letter(action))) {
			throw new InvalidToken(Arrays.stream(Action.values())
				.filter((other) -> parts[1].equals(letter(other)))
				.findFirst()
				.orElse(null));
		}
		ActionToken read = new ActionToken(action, parts[3], parts[4], parts[5],
				Instant.ofEpochSecond(Long.parseLong(parts[2], 36)));
		if (!now.isBefore(read.expiresAt())) {
			throw new ExpiredToken(read);
		}
		return read;
	}

	private static String letter(Action action) {
		return action.name().substring(0, 1);
	}

	/**
	 * Seals what is no action, for a purpose: each purpose has keys of its own, made from
	 * these.
	 * @param payload safe in an address
	 */
	public String seal(String purpose, String payload) {
		String sealed = this.minting + "." + payload;
		return sealed + "." + mac(derived(this.minting, purpose), sealed);
	}

	/**
	 * Gives the payload back.
	 * @throws InvalidToken if it was not sealed here for this purpose
	 */
	public String open(String purpose, String sealed) {
		int first = sealed.indexOf('.');
		int last = sealed.lastIndexOf('.');
		if (first < 1 || last == first || !this.keys.containsKey(sealed.substring(0, first))
				|| !same(mac(derived(sealed.substring(0, first), purpose), sealed.substring(0, last)),
						sealed.substring(last + 1))) {
			throw new InvalidToken();
		}
		return sealed.substring(first + 1, last);
	}

	private SecretKeySpec derived(String keyId, String purpose) {
		byte[] key = Base64.getUrlDecoder().decode(mac(keyId, "purpose:" + purpose));
		return new SecretKeySpec(key, ALGORITHM);
	}

	private String mac(String keyId, String payload) {
		return mac(Objects.requireNonNull(this.keys.get(keyId)), payload);
	}

	private static String mac(SecretKeySpec key, String payload) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean same(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

}
