package org.portevoix.standalone.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one file, and how its pieces are sealed: AES-256-GCM, the key by
 * PBKDF2-HMAC-SHA256 from a passphrase and the file's own salt. The nonce of a piece is
 * its number and whether it is the last, so that pieces left out, exchanged or cut off
 * are noticed.
 */
final class Seal {

	/** The most that a piece holds before it is sealed. */
	static final int PIECE = 64 * 1024;

	/** By how much sealing makes a piece longer. */
	static final int TAG = 16;

	static final int SALT = 16;

	private static final byte[] MAGIC = "PORTEVOIX-SEALED-1\n".getBytes(StandardCharsets.US_ASCII);

	static final int HEADER = MAGIC.length + SALT;

	/** What OWASP asked of this function in 2023. */
	private static final int ROUNDS = 600_000;

	private static final int BITS = 256;

	private final SecretKeySpec key;

	private final byte[] header;

	private long number;

	private Seal(SecretKeySpec key, byte[] header) {
		this.key = key;
		this.header = header;
	}

	static byte[] header(byte[] salt) {
		return ByteBuffer.allocate(HEADER).put(MAGIC).put(salt).array();
	}

	/** The seal of a file that begins with this header. */
	static Seal of(byte[] header, char[] passphrase) {
		if (!ByteBuffer.wrap(header, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
			throw new Refused("This is no sealed file of Portevoix.");
		}
		PBEKeySpec spec = new PBEKeySpec(passphrase, Arrays.copyOfRange(header, MAGIC.length, HEADER), ROUNDS, BITS);
		try {
			byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
			return new Seal(new SecretKeySpec(key, "AES"), header);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			spec.clearPassword();
		}
	}

	byte[] close(byte[] piece, int length, boolean last) throws GeneralSecurityException {
		return apply(Cipher.ENCRYPT_MODE, piece, length, last);
	}

	byte[] open(byte[] piece, boolean last) throws GeneralSecurityException {
		return apply(Cipher.DECRYPT_MODE, piece, piece.length, last);
	}

	private byte[] apply(int mode, byte[] piece, int length, boolean last) throws GeneralSecurityException {
		byte[] nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(this.number++).array();
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG * 8, nonce));
		cipher.updateAAD(this.header);
		return cipher.doFinal(piece, 0, length);
	}

}
