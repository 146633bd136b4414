package org.portevoix.notification.endpoints;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.portevoix.notification.endpoints.Reply.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class PostTests {

	private static final byte[] SECRET = "a secret of more than 24 bytes".getBytes(StandardCharsets.UTF_8);

	@Test
	void connectsToTheVeryAddressThatWasChecked() throws Exception {
		Deque<InetAddress> answers = new ArrayDeque<>(List.of(InetAddress.getByName("127.0.0.1"),
				InetAddress.getByName("10.0.0.1"), InetAddress.getByName("169.254.169.254")));
		AtomicInteger asked = new AtomicInteger();
		try (Listener listener = new Listener()) {
			Post post = post(true, (_) -> {
				asked.incrementAndGet();
				return new InetAddress[] { answers.remove() };
			});
			String url = "http://changing.example:" + listener.port() + "/";
			assertThat(post.send(url, "id", new byte[0], List.of(SECRET), null)).isInstanceOf(Reply.Answered.class);
			// One question for one connection: what is checked is what is connected to.
			assertThat(asked).hasValue(1);
			assertThat(post.send(url, "id", new byte[0], List.of(SECRET), null))
				.isEqualTo(new Reply.Silent(Reason.FORBIDDEN_ADDRESS));
			assertThat(post.send(url, "id", new byte[0], List.of(SECRET), null))
				.isEqualTo(new Reply.Silent(Reason.FORBIDDEN_ADDRESS));
			assertThat(listener.connections).hasValue(1);
		}
	}

	@Test
	void connectsNowhereIfOneOfManyAddressesIsForbidden() throws Exception {
		try (Listener listener = new Listener()) {
			Post post = post(true, (_) -> new InetAddress[] { InetAddress.getByName("127.0.0.1"),
					InetAddress.getByName("1.1.1.1"), InetAddress.getByName("192.168.1.1") });
			assertThat(
					post.send("http://many.example:" + listener.port() + "/", "id", new byte[0], List.of(SECRET), null))
				.isEqualTo(new Reply.Silent(Reason.FORBIDDEN_ADDRESS));
			assertThat(listener.connections).hasValue(0);
		}
	}

	@Test
	void goesNowhereNearThisMachineInProduction() throws Exception {
		try (Listener listener = new Listener()) {
			Post post = post(false, InetAddress::getAllByName);
			for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433", "0177.0.0.1", "127.1",
					"[::ffff:127.0.0.1]", "0.0.0.0")) {
				assertThat(post.send("http://" + host + ":" + listener.port() + "/", "id", new byte[0], List.of(SECRET),
						null))
					.as(host)
					.isInstanceOf(Reply.Silent.class);
			}
			assertThat(listener.connections).hasValue(0);
		}
	}

	@Test
	void connectsToNoPortOfThePlatformItself() throws Exception {
		try (Listener listener = new Listener()) {
			Post post = post(true, Set.of(listener.port()), (_) -> InetAddress.getAllByName("127.0.0.1"));
			assertThat(
					post.send("http://own.example:" + listener.port() + "/", "id", new byte[0], List.of(SECRET), null))
				.isEqualTo(new Reply.Silent(Reason.FORBIDDEN_ADDRESS));
			assertThat(listener.connections).hasValue(0);
		}
	}

	private static Post post(boolean loopback, Names.Lookup lookup) {
		return post(loopback, Set.of(), lookup);
	}

	private static Post post(boolean loopback, Set<Integer> ownPorts, Names.Lookup lookup) {
		EndpointSettings settings = new EndpointSettings(loopback, ownPorts, Duration.ofSeconds(20),
				Duration.ofSeconds(30), 10);
		CloseableHttpClient client = new EndpointsConfiguration().endpointClient(new Names(lookup, settings), settings);
		return new Post(client, settings, Clock.systemUTC());
	}

	/** Answers each connection once and closes it. */
	private static final class Listener implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));

		private final AtomicInteger connections = new AtomicInteger();

		Listener() throws IOException {
			Thread.ofVirtual().start(this::listen);
		}

		int port() {
			return this.socket.getLocalPort();
		}

		private void listen() {
			while (!this.socket.isClosed()) {
				try (Socket connection = this.socket.accept()) {
					this.connections.incrementAndGet();
					var _ = connection.getInputStream().read(new byte[4_096]);
					connection.getOutputStream()
						.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
							.getBytes(StandardCharsets.US_ASCII));
				}
				catch (UnknownHostException ex) {
					throw new IllegalStateException(ex);
				}
				catch (IOException ex) {
					return;
				}
			}
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
