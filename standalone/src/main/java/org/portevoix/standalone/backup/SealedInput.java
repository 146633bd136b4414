package org.portevoix.standalone.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;

/** Opens a sealed file piece by piece; nothing that is not authentic leaves it. */
final class SealedInput extends InputStream {

	private final DataInputStream in;

	private final Seal seal;

	private byte[] piece = new byte[0];

	private int at;

	private boolean first = true;

	private boolean last;

	SealedInput(InputStream in, char[] passphrase) throws IOException {
		this.in = new DataInputStream(in);
		byte[] header = new byte[Seal.HEADER];
		if (in.readNBytes(header, 0, header.length) < header.length) {
			throw new Refused("This is no sealed file of Portevoix.");
		}
		this.seal = Seal.of(header, passphrase);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int count) throws IOException {
		while (this.at == this.piece.length) {
			if (this.last) {
				return -1;
			}
			next();
		}
		int some = Math.min(count, this.piece.length - this.at);
		System.arraycopy(this.piece, this.at, bytes, offset, some);
		this.at += some;
		return some;
	}

	private void next() throws IOException {
		try {
			this.last = this.in.readByte() == 1;
			int length = this.in.readInt();
			if (length < Seal.TAG || length > Seal.PIECE + Seal.TAG) {
				throw new Refused("The file is damaged.");
			}
			byte[] sealed = new byte[length];
			this.in.readFully(sealed);
			this.piece = this.seal.open(sealed, this.last);
			this.at = 0;
		}
		catch (EOFException ex) {
			throw new Refused("The file is cut off: its end is missing.", ex);
		}
		catch (GeneralSecurityException ex) {
			throw new Refused(this.first ? "The passphrase is another one, or the file is damaged."
					: "The file is damaged: a part of it is not what was written.", ex);
		}
		this.first = false;
		if (this.last && this.in.read() >= 0) {
			throw new Refused("The file is damaged: something was added to it.");
		}
	}

}
