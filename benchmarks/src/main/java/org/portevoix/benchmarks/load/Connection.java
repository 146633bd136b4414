package org.portevoix.benchmarks.load;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/** A connection that is kept open, with one request on its way at most. */
final class Connection {

	private final SocketAddress address;

	private final Selector selector;

	private final AnswerReader reader = new AnswerReader();

	private @Nullable SocketChannel channel;

	private @Nullable Request request;

	private long sentAt;

	Connection(SocketAddress address, Selector selector) {
		this.address = address;
		this.selector = selector;
	}

	/** The request that waits for its answer. */
	@Nullable Request request() {
		return this.request;
	}

	long sentAt() {
		return this.sentAt;
	}

	AnswerReader answer() {
		return this.reader;
	}

	/** Sends; opens the line if it is not open. */
	void send(Request next, long now) throws IOException {
		this.request = next;
		this.sentAt = now;
		this.reader.reset();
		SocketChannel open = (this.channel != null) ? this.channel : open();
		ByteBuffer bytes = ByteBuffer.wrap(next.bytes());
		while (bytes.hasRemaining()) {
			// A request is far smaller than a socket's buffer, which is empty now.
			open.write(bytes);
		}
	}

	private SocketChannel open() throws IOException {
		SocketChannel open = SocketChannel.open();
		try {
			open.setOption(StandardSocketOptions.TCP_NODELAY, true);
			open.connect(this.address);
			open.configureBlocking(false);
			open.register(this.selector, SelectionKey.OP_READ, this);
		}
		catch (IOException ex) {
			open.close();
			throw ex;
		}
		this.channel = open;
		return open;
	}

	/**
	 * Takes what came.
	 * @return whether the answer is complete
	 */
	boolean read(ByteBuffer buffer) throws IOException {
		SocketChannel open = this.channel;
		if (open == null) {
			return false;
		}
		buffer.clear();
		int count = open.read(buffer);
		if (count < 0) {
			throw new IOException("closed");
		}
		buffer.flip();
		if (this.request == null && count > 0) {
			throw new IOException("an answer that nobody asked for");
		}
		return this.reader.read(buffer);
	}

	/** The answer was dealt with. */
	void done() throws IOException {
		this.request = null;
		if (this.reader.isLast()) {
			close();
		}
	}

	/** Hangs up. */
	void close() throws IOException {
		this.request = null;
		if (this.channel != null) {
			this.channel.close();
			this.channel = null;
		}
	}

}
