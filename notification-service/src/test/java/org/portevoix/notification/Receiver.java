package org.portevoix.notification;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.EventCodec;
import tools.jackson.databind.JsonNode;

/**
 * A partner's receiver, on sockets, so that it can answer as no HTTP server would. How it
 * answers follows from the path; each request that claims to be signed is judged by the
 * Standard Webhooks library.
 */
final class Receiver implements AutoCloseable {

	private final ServerSocket socket;

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final Map<String, String> secrets = new ConcurrentHashMap<>();

	private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final CountDownLatch closed = new CountDownLatch(1);

	Receiver() {
		try {
			this.socket = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.socket.getLocalPort() + path;
	}

	/** How requests to a path are answered from now on. */
	void answers(String path, Answer answer) {
		this.answers.put(path, answer);
	}

	/** What requests to a path must be signed with. */
	void expects(String path, String secret) {
		this.secrets.put(path, secret);
	}

	List<Request> at(String path) {
		return this.requests.stream().filter((one) -> one.path().equals(path)).toList();
	}

	/** The ids that a path took. */
	List<String> taken(String path) {
		return at(path).stream().filter(Request::taken).map(Request::id).toList();
	}

	Set<String> distinct(String path) {
		return taken(path).stream().collect(Collectors.toSet());
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.open.add(connection);
				Thread.ofVirtual().start(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			boolean goesOn = true;
			while (goesOn) {
				goesOn = serveOne(in, connection.getOutputStream());
			}
		}
		catch (IOException | InterruptedException ex) {
			return;
		}
		finally {
			this.open.remove(connection);
		}
	}

	private boolean serveOne(InputStream in, OutputStream out) throws IOException, InterruptedException {
		String first = line(in);
		if (first == null) {
			return false;
		}
		Map<String, List<String>> headers = new HashMap<>();
		for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
			String[] parts = header.split(":", 2);
			headers.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), (_) -> new ArrayList<>()).add(parts[1].strip());
		}
		int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
		String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
		String path = first.split(" ")[1];
		Answer answer = this.answers.getOrDefault(path, Answer.OK);
		boolean good = isSigned(path, headers, body);
		Answer given = good ? answer : Answer.FORGED;
		this.requests.add(new Request(path, headers, body, System.nanoTime(), good, good && answer.status / 100 == 2));
		return given.write(out, this.closed);
	}

	private boolean isSigned(String path, Map<String, List<String>> headers, String body) {
		String secret = this.secrets.get(path);
		if (secret == null) {
			return true;
		}
		try {
			new Webhook(secret).verify(body, HttpHeaders.of(headers, (_, _) -> true));
			return true;
		}
		catch (EmptyWebhookSecretException | WebhookVerificationException ex) {
			return false;
		}
	}

	private static @Nullable String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0) {
				return null;
			}
			line.append((char) c);
		}
		return line.toString().strip();
	}

	@Override
	public void close() {
		this.closed.countDown();
		try {
			this.socket.close();
			for (Socket one : this.open) {
				one.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What came. */
	record Request(String path, Map<String, List<String>> headers, String body, long at, boolean signed,
			boolean taken) {

		String id() {
			return header("webhook-id");
		}

		String header(String name) {
			return this.headers.getOrDefault(name, List.of("")).getFirst();
		}

		JsonNode json() {
			return EventCodec.mapper().readTree(this.body);
		}

	}

	/** How it answers. */
	enum Answer {

		/** Well, and the connection stays. */
		OK(200, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
		/** Badly. */
		FAILS(500, "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops"),
		/** The signature is not good. */
		FORGED(401, "HTTP/1.1 401 Forged\r\nContent-Length: 6\r\n\r\nforged"),
		/** It is gone for good. */
		GONE(410, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
		/** It wants to be left alone for two seconds. */
		BUSY(429, "HTTP/1.1 429 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"),
		/** It is elsewhere. */
		REDIRECTS(302, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"),
		/** Well, but hangs up in the middle of saying so. */
		HANGS_UP(0, "HTTP/1.1 20"),
		/** Well, and goes on talking for ever. */
		BABBLES(200, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
		/** Byte by byte, never coming to the point. */
		DRIPS(0, "HTTP/1.1 200 OK\r\nX-Slow: "),
		/** Not at all. */
		HANGS(0, "");

		private final int status;

		private final String text;

		Answer(int status, String text) {
			this.status = status;
			this.text = text;
		}

		private boolean write(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException {
			byte[] bytes = this.text.getBytes(StandardCharsets.UTF_8);
			switch (this) {
				case HANGS -> closed.await();
				case DRIPS -> {
					for (int i = 0; closed.getCount() > 0; i++) {
						out.write((i < bytes.length) ? bytes[i] : 'x');
						out.flush();
						if (closed.await(100, TimeUnit.MILLISECONDS)) {
							return false;
						}
					}
				}
				case BABBLES -> {
					out.write(bytes);
					while (closed.getCount() > 0) {
						out.write("400\r\n".getBytes(StandardCharsets.UTF_8));
						out.write("x".repeat(1024).getBytes(StandardCharsets.UTF_8));
						out.write("\r\n".getBytes(StandardCharsets.UTF_8));
					}
				}
				case OK, FAILS, FORGED, GONE, BUSY, REDIRECTS, HANGS_UP -> {
					out.write(bytes);
					out.flush();
				}
			}
			return this != HANGS_UP;
		}

	}

}
