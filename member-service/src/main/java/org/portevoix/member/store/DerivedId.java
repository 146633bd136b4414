package org.portevoix.member.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Ids that follow from what they name, so that doing something again finds that it is
 * done.
 */
public final class DerivedId {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

	private DerivedId() {
	}

	/** The id of these parts in this order, whatever signs they hold. */
	public static String of(String... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
				digest.update(bytes);
			}
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whether it could be one of ours. */
	public static boolean matches(String id) {
		return FORM.matcher(id).matches();
	}

}
