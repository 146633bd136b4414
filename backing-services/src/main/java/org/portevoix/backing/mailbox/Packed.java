package org.portevoix.backing.mailbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes that are kept small. A mail is mostly the text of the one before it, so it is
 * packed with an earlier one as its dictionary.
 */
record Packed(byte[] bytes, int length, byte[] dictionary) {

	private static final int SLACK = 64;

	/** As many as ever worked at once: to make one takes longer than to use it. */
	private static final Queue<Deflater> IDLE = new ConcurrentLinkedQueue<>();

	static Packed of(byte[] content, byte[] dictionary) {
		Deflater idle = IDLE.poll();
		Deflater deflater = (idle != null) ? idle : new Deflater(Deflater.BEST_SPEED, true);
		deflater.setDictionary(dictionary);
		deflater.setInput(content);
		deflater.finish();
		byte[] buffer = new byte[content.length + content.length / 8 + SLACK];
		int length = deflater.deflate(buffer);
		deflater.reset();
		IDLE.add(deflater);
		return new Packed(java.util.Arrays.copyOf(buffer, length), content.length, dictionary);
	}

	byte[] unpack() {
		Inflater inflater = new Inflater(true);
		try {
			inflater.setDictionary(this.dictionary);
			inflater.setInput(this.bytes);
			byte[] content = new byte[this.length];
			int read = 0;
			while (read < this.length) {
				int more = inflater.inflate(content, read, this.length - read);
				if (more == 0) {
					throw new IllegalStateException("A mail came to harm in memory");
				}
				read += more;
			}
			return content;
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException("A mail came to harm in memory", ex);
		}
		finally {
			inflater.end();
		}
	}

}
