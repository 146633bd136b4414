package org.portevoix.standalone.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** Seals what is written to it; only {@link #finish()} makes it whole. */
final class SealedOutput extends OutputStream {

	private final OutputStream out;

	private final Seal seal;

	private final byte[] piece = new byte[Seal.PIECE];

	private int length;

	SealedOutput(OutputStream out, char[] passphrase) throws IOException {
		byte[] salt = new byte[Seal.SALT];
		new SecureRandom().nextBytes(salt);
		byte[] header = Seal.header(salt);
		this.out = out;
		this.seal = Seal.of(header, passphrase);
		out.write(header);
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		int done = 0;
		while (done < count) {
			if (this.length == this.piece.length) {
				flushPiece(false);
			}
			int some = Math.min(count - done, this.piece.length - this.length);
			System.arraycopy(bytes, offset + done, this.piece, this.length, some);
			this.length += some;
			done += some;
		}
	}

	/** Seals the last piece. */
	void finish() throws IOException {
		flushPiece(true);
		this.out.flush();
	}

	private void flushPiece(boolean last) throws IOException {
		try {
			byte[] sealed = this.seal.close(this.piece, this.length, last);
			this.out.write(ByteBuffer.allocate(5).put((byte) (last ? 1 : 0)).putInt(sealed.length).array());
			this.out.write(sealed);
			this.length = 0;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
