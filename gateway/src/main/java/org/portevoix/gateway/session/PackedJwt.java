package org.portevoix.gateway.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Writes a token without its Base64 where that can be restored exactly. A browser keeps
 * 4,096 bytes a cookie; the roles of somebody who works for a hundred organisations are
 * that long in Base64, but compress well without it.
 */
final class PackedJwt {

	/** No token has more parts; an encrypted one has five. */
	private static final int MOST_PARTS = 5;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private PackedJwt() {
	}

	static void write(String token, DataOutput out) throws IOException {
		String[] parts = token.split("\\.", -1);
		if (parts.length > MOST_PARTS) {
			writeAsItIs(token, out);
			return;
		}
		byte[][] decoded = new byte[parts.length][];
		for (int i = 0; i < parts.length; i++) {
			byte[] bytes = decode(parts[i]);
			if (bytes == null) {
				writeAsItIs(token, out);
				return;
			}
			decoded[i] = bytes;
		}
		out.writeByte(parts.length);
		for (byte[] bytes : decoded) {
			writeBytes(bytes, out);
		}
	}

	private static byte @Nullable [] decode(String part) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(part);
			return ENCODER.encodeToString(bytes).equals(part) ? bytes : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static void writeAsItIs(String token, DataOutput out) throws IOException {
		out.writeByte(0);
		writeBytes(token.getBytes(StandardCharsets.UTF_8), out);
	}

	private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	static String read(DataInput in) throws IOException {
		int parts = in.readByte();
		if (parts == 0) {
			return new String(readBytes(in), StandardCharsets.UTF_8);
		}
		StringBuilder token = new StringBuilder();
		for (int i = 0; i < parts; i++) {
			token.append((i > 0) ? "." : "").append(ENCODER.encodeToString(readBytes(in)));
		}
		return token.toString();
	}

	private static byte[] readBytes(DataInput in) throws IOException {
		byte[] bytes = new byte[in.readInt()];
		in.readFully(bytes);
		return bytes;
	}

}
