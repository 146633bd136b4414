package org.portevoix.gateway.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Somebody on her way to the issuer and back: what the answer must fit.
 *
 * @param state comes back in the address, and proves that this browser asked
 * @param nonce comes back in the id_token, and proves that it was made for this
 * @param verifier proves to the issuer that who brings the code asked for it
 * @param wanted where she was going
 * @param startedAt when
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636, proof key for code
 * exchange</a>
 */
record SignInAttempt(String state, String nonce, String verifier, String wanted, Instant startedAt) {

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

	static SignInAttempt start(String wanted, Instant now) {
		return new SignInAttempt(RandomText.create(), RandomText.create(), RandomText.create(), wanted, now);
	}

	/** The language that she asked for where she was going, if she did. */
	@Nullable String language() {
		String asked = UriComponentsBuilder.fromUriString(this.wanted).build().getQueryParams().getFirst("lang");
		return (asked != null && LANGUAGE.matcher(asked).matches()) ? asked : null;
	}

	boolean isWithin(Duration time, Instant now) {
		return !now.isAfter(this.startedAt.plus(time));
	}

	boolean hasState(String given) {
		return MessageDigest.isEqual(ascii(this.state), given.getBytes(StandardCharsets.UTF_8));
	}

	String challenge() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(ascii(this.verifier));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	byte[] toBytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeUTF(this.state);
			out.writeUTF(this.nonce);
			out.writeUTF(this.verifier);
			out.writeUTF(this.wanted);
			out.writeLong(this.startedAt.getEpochSecond());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static @Nullable SignInAttempt of(byte[] bytes) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			return new SignInAttempt(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(),
					Instant.ofEpochSecond(in.readLong()));
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
