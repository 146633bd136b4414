package org.portevoix.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A service that takes every request, answers the polite ones on a connection that it
 * keeps, and resets the connection at every path that says {@code reset}.
 */
final class RudeService implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final List<String> taken = new CopyOnWriteArrayList<>();

	RudeService() throws IOException {
		Thread.ofVirtual().start(this::accept);
	}

	String url() {
		return "http://localhost:" + this.server.getLocalPort();
	}

	long taken(String requestLine) {
		return this.taken.stream().filter(requestLine::equals).count();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				Thread.ofVirtual().start(() -> serve(socket));
			}
			catch (IOException ex) {
				if (!this.server.isClosed()) {
					throw new UncheckedIOException(ex);
				}
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			String requestLine = take(reader);
			while (requestLine != null && !requestLine.contains("reset")) {
				socket.getOutputStream()
					.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
				requestLine = take(reader);
			}
			// Closing with a linger of 0 sends a reset instead of a farewell.
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private @Nullable String take(BufferedReader reader) throws IOException {
		String requestLine = reader.readLine();
		int length = 0;
		for (String line = requestLine; line != null && !line.isEmpty(); line = reader.readLine()) {
			if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
				length = Integer.parseInt(line.substring(15).strip());
			}
		}
		reader.skip(length);
		if (requestLine != null) {
			this.taken.add(requestLine);
		}
		return requestLine;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
