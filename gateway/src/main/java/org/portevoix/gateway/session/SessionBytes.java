package org.portevoix.gateway.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.jspecify.annotations.Nullable;

/**
 * A session as compressed bytes. They are read only after the seal around them was found
 * whole, so nobody but a gateway wrote them.
 */
final class SessionBytes {

	private static final int VERSION = 1;

	private SessionBytes() {
	}

	static byte[] write(Session session) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(VERSION);
		Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
			out.writeUTF(session.id());
			out.writeUTF(orNothing(session.previousId()));
			out.writeUTF(session.subject());
			out.writeLong(session.startedAt().getEpochSecond());
			out.writeLong(session.tokens().expiresAt().getEpochSecond());
			PackedJwt.write(session.tokens().access(), out);
			PackedJwt.write(orNothing(session.tokens().refresh()), out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads what {@link #write} wrote.
	 * @return null if a newer gateway wrote it in another way
	 */
	static @Nullable Session read(byte[] bytes) {
		if (bytes.length == 0 || bytes[0] != VERSION) {
			return null;
		}
		ByteArrayInputStream compressed = new ByteArrayInputStream(bytes, 1, bytes.length - 1);
		try (DataInputStream in = new DataInputStream(new InflaterInputStream(compressed, new Inflater(true)))) {
			String id = in.readUTF();
			String previousId = orNull(in.readUTF());
			String subject = in.readUTF();
			Instant startedAt = Instant.ofEpochSecond(in.readLong());
			Instant expiresAt = Instant.ofEpochSecond(in.readLong());
			String access = PackedJwt.read(in);
			return new Session(id, previousId, subject, startedAt,
					new Tokens(access, expiresAt, orNull(PackedJwt.read(in))));
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static String orNothing(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static @Nullable String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

}
