package org.portevoix.standalone.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between the services and what they need, which can be cut and made slow. */
final class Cable implements AutoCloseable {

	private static final int CHUNK = 16 * 1024;

	private final ServerSocket door;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	private volatile Duration delay = Duration.ZERO;

	/**
	 * A line that carries everything.
	 * @param target the port at its other end, on this machine
	 */
	Cable(int target) {
		this.target = target;
		try {
			this.door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().name("cable").start(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/** Ends what is open, and every attempt from now on. */
	void cut() {
		this.cut = true;
		this.open.forEach(Cable::hangUp);
	}

	/** Makes each request wait. */
	void slow(Duration each) {
		this.delay = each;
	}

	/** Carries everything again, at once. */
	void mend() {
		this.cut = false;
		this.delay = Duration.ZERO;
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket near = this.door.accept();
				if (this.cut) {
					hangUp(near);
				}
				else {
					Thread.ofVirtual().start(() -> connect(near));
				}
			}
			catch (IOException ex) {
				// Closed, or a caller that was gone at once.
			}
		}
	}

	private void connect(Socket near) {
		try {
			Socket far = new Socket(InetAddress.getLoopbackAddress(), this.target);
			this.open.add(near);
			this.open.add(far);
			if (this.cut) {
				end(near, far);
				return;
			}
			near.setTcpNoDelay(true);
			far.setTcpNoDelay(true);
			Thread.ofVirtual().start(() -> carry(near, far, true));
			Thread.ofVirtual().start(() -> carry(far, near, false));
		}
		catch (IOException ex) {
			hangUp(near);
		}
	}

	private void carry(Socket from, Socket to, boolean request) {
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] chunk = new byte[CHUNK];
			for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
				if (request && !this.delay.isZero()) {
					Thread.sleep(this.delay);
				}
				out.write(chunk, 0, length);
			}
		}
		catch (IOException ex) {
			// One end hung up; the other is told.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			end(from, to);
		}
	}

	private void end(Socket one, Socket other) {
		hangUp(one);
		hangUp(other);
		this.open.remove(one);
		this.open.remove(other);
	}

	private static void hangUp(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		cut();
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
