package org.portevoix.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Sends requests over some connections from one thread, which costs about a hundredth of
 * a millisecond for each. Sending may be late by a millisecond, which counts as latency.
 */
public final class Load {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int BUFFER = 128 * 1024;

	private static final long MILLI = 1_000_000;

	private static final long LONGEST_NAP = 5;

	private final InetSocketAddress address;

	private final int connections;

	private final int expected;

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

	private final Deque<Connection> idle = new ArrayDeque<>();

	private final List<Connection> all = new ArrayList<>();

	private final Outcome outcome = new Outcome();

	private long lastAnswer;

	private long lastLook;

	private int busy;

	private Load(InetSocketAddress address, int connections, int expected) {
		this.address = address;
		this.connections = connections;
		this.expected = expected;
	}

	/**
	 * Runs until the source is over and all is answered or given up.
	 * @param address on this machine, else it is refused
	 * @param expected the status of an answer as it should be
	 */
	public static Outcome run(InetSocketAddress address, int connections, int expected, Source source)
			throws IOException {
		if (!address.getAddress().isLoopbackAddress()) {
			throw new IllegalArgumentException("Load goes to this machine only, not to " + address);
		}
		return new Load(address, connections, expected).run(source);
	}

	private Outcome run(Source source) throws IOException {
		try (Selector selector = Selector.open()) {
			for (int i = 0; i < this.connections; i++) {
				this.all.add(new Connection(this.address, selector));
			}
			this.idle.addAll(this.all);
			long begin = System.nanoTime();
			this.lastAnswer = begin;
			loop(selector, source);
			this.outcome.failed("unsent", source.left());
			this.outcome.lasted(this.lastAnswer - begin);
			for (Connection connection : this.all) {
				connection.close();
			}
			return this.outcome;
		}
	}

	private void loop(Selector selector, Source source) throws IOException {
		long now = System.nanoTime();
		while (this.busy > 0 || !source.isOver(now)) {
			send(source, now);
			selector.select(this::ready, nap(source, now));
			now = System.nanoTime();
			giveUpOnTheSilent(now);
		}
	}

	private void send(Source source, long now) throws IOException {
		while (!this.idle.isEmpty()) {
			Request request = source.poll(now);
			if (request == null) {
				return;
			}
			Connection connection = this.idle.removeFirst();
			this.busy++;
			try {
				connection.send(request, now);
			}
			catch (IOException ex) {
				failed(connection, "no-connection");
			}
		}
	}

	/** Never 0, which would be without end. */
	private long nap(Source source, long now) {
		if (this.idle.isEmpty()) {
			return LONGEST_NAP;
		}
		return Math.clamp((source.nextDue(now) - now) / MILLI, 1, LONGEST_NAP);
	}

	private void ready(SelectionKey key) {
		Connection connection = (Connection) key.attachment();
		try {
			if (connection.read(this.buffer)) {
				answered(connection);
			}
		}
		catch (IOException ex) {
			hungUp(connection);
		}
	}

	private void answered(Connection connection) throws IOException {
		Request request = connection.request();
		if (request == null) {
			return;
		}
		this.lastAnswer = System.nanoTime();
		AnswerReader answer = connection.answer();
		if (answer.status() == this.expected) {
			this.outcome.answered(this.lastAnswer - request.due(), answer.bodyBytes());
		}
		else {
			this.outcome.failed(Integer.toString(answer.status()));
		}
		connection.done();
		release(connection);
	}

	/** A server may close a connection that nobody uses. */
	private void hungUp(Connection connection) {
		if (connection.request() != null) {
			failed(connection, "closed");
		}
		else {
			close(connection);
		}
	}

	private void failed(Connection connection, String kind) {
		this.outcome.failed(kind);
		close(connection);
		release(connection);
	}

	private void release(Connection connection) {
		this.busy--;
		this.idle.addLast(connection);
	}

	private void giveUpOnTheSilent(long now) {
		if (now - this.lastLook < PATIENCE.toNanos() / 30) {
			return;
		}
		this.lastLook = now;
		for (Connection connection : this.all) {
			@Nullable Request request = connection.request();
			if (request != null && now - connection.sentAt() > PATIENCE.toNanos()) {
				failed(connection, "silent");
			}
		}
	}

	private static void close(Connection connection) {
		try {
			connection.close();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
