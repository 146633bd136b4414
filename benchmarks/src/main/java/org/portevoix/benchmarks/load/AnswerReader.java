package org.portevoix.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one answer of HTTP/1.1 as its bytes come; bodies are counted and dropped. */
final class AnswerReader {

	private static final int LONGEST_HEAD = 32 * 1024;

	private static final int NO_CONTENT = 204;

	private static final int NOT_MODIFIED = 304;

	private final byte[] head = new byte[LONGEST_HEAD];

	private int headLength;

	private State state = State.HEAD;

	private int status;

	private boolean last;

	private long left;

	private long bodyBytes;

	private int lineLength;

	/** Makes ready for the next answer. */
	void reset() {
		this.state = State.HEAD;
		this.headLength = 0;
		this.bodyBytes = 0;
		this.left = 0;
		this.lineLength = 0;
	}

	int status() {
		return this.status;
	}

	long bodyBytes() {
		return this.bodyBytes;
	}

	/** Whether the server closes the connection after this answer. */
	boolean isLast() {
		return this.last;
	}

	/**
	 * Takes what came.
	 * @return whether the answer is complete
	 */
	boolean read(ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining() && this.state != State.DONE) {
			switch (this.state) {
				case HEAD -> head(bytes.get());
				case BODY, CHUNK -> skip(bytes);
				case CHUNK_SIZE -> chunkSize(bytes.get());
				case CHUNK_END -> chunkEnd(bytes.get());
				case TRAILER -> trailer(bytes.get());
				case DONE -> throw new IllegalStateException("complete");
			}
		}
		return this.state == State.DONE;
	}

	private void head(byte next) throws IOException {
		if (this.headLength == LONGEST_HEAD) {
			throw new IOException("endless head");
		}
		this.head[this.headLength++] = next;
		int n = this.headLength;
		if (next == '\n' && n >= 4 && this.head[n - 2] == '\r' && this.head[n - 3] == '\n'
				&& this.head[n - 4] == '\r') {
			headComplete();
		}
	}

	private void headComplete() throws IOException {
		String[] lines = new String(this.head, 0, this.headLength, StandardCharsets.ISO_8859_1).split("\r\n");
		if (!lines[0].startsWith("HTTP/1.1 ") || lines[0].length() < 12) {
			throw new IOException("not HTTP/1.1");
		}
		this.status = Integer.parseInt(lines[0], 9, 12, 10);
		this.last = false;
		long length = -1;
		boolean chunked = false;
		for (int i = 1; i < lines.length; i++) {
			String line = lines[i].toLowerCase(Locale.ROOT);
			if (line.startsWith("content-length:")) {
				length = Long.parseLong(line.substring("content-length:".length()).strip());
			}
			chunked |= line.startsWith("transfer-encoding:") && line.endsWith("chunked");
			this.last |= line.startsWith("connection:") && line.endsWith("close");
		}
		bodyBegins(length, chunked);
	}

	private void bodyBegins(long length, boolean chunked) throws IOException {
		if (this.status == NO_CONTENT || this.status == NOT_MODIFIED || length == 0) {
			this.state = State.DONE;
		}
		else if (chunked) {
			this.state = State.CHUNK_SIZE;
		}
		else if (length > 0) {
			this.left = length;
			this.state = State.BODY;
		}
		else {
			throw new IOException("a body without length");
		}
	}

	private void skip(ByteBuffer bytes) {
		int taken = (int) Math.min(this.left, bytes.remaining());
		bytes.position(bytes.position() + taken);
		this.left -= taken;
		this.bodyBytes += taken;
		if (this.left == 0) {
			this.state = (this.state == State.BODY) ? State.DONE : State.CHUNK_END;
		}
	}

	private void chunkSize(byte next) throws IOException {
		int digit = Character.digit(next, 16);
		if (digit >= 0) {
			this.left = this.left * 16 + digit;
		}
		else if (next == '\n') {
			this.lineLength = 0;
			this.state = (this.left == 0) ? State.TRAILER : State.CHUNK;
		}
		else if (next != '\r') {
			throw new IOException("no size of a chunk");
		}
	}

	private void chunkEnd(byte next) {
		if (next == '\n') {
			this.state = State.CHUNK_SIZE;
		}
	}

	private void trailer(byte next) {
		if (next == '\n') {
			if (this.lineLength == 0) {
				this.state = State.DONE;
			}
			this.lineLength = 0;
		}
		else if (next != '\r') {
			this.lineLength++;
		}
	}

	private enum State {

		HEAD, BODY, CHUNK_SIZE, CHUNK, CHUNK_END, TRAILER, DONE

	}

}
