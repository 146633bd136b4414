package org.portevoix.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoadTests {

	private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final AtomicInteger asked = new AtomicInteger();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private HttpServer server;

	private volatile Behaviour behaviour = (_, exchange) -> exchange.sendResponseHeaders(204, -1);

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> {
			try (exchange) {
				this.behaviour.answer(this.asked.incrementAndGet(), exchange);
			}
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void sendsEachRequestOfAPaceOnce() throws IOException {
		Pace pace = new Pace(() -> REQUEST, 200, Duration.ofSeconds(1));
		Outcome outcome = Load.run(this.server.getAddress(), 8, 204, pace);
		assertThat(pace.count()).isEqualTo(200);
		assertThat(outcome.answers()).isEqualTo(200);
		assertThat(this.asked).hasValue(200);
		assertThat(outcome.errorsByKind()).isEqualTo("0");
	}

	/**
	 * One stall of half a second holds up all that are due meanwhile, and each of them
	 * says so.
	 */
	@Test
	void countsTheWaitOfThoseWhoCouldNotBeSent() throws IOException {
		this.behaviour = (number, exchange) -> {
			pause((number == 1) ? 500 : 0);
			exchange.sendResponseHeaders(204, -1);
		};
		Outcome outcome = Load.run(this.server.getAddress(), 1, 204,
				new Pace(() -> REQUEST, 100, Duration.ofMillis(500)));
		assertThat(outcome.answers()).isEqualTo(50);
		assertThat(outcome.millis(50)).isGreaterThan(150);
		assertThat(outcome.millis(100)).isGreaterThanOrEqualTo(499);
	}

	@Test
	void countsErrorsApartByKind() throws IOException {
		this.behaviour = (number, exchange) -> {
			if (number % 4 == 0) {
				throw new IOException("hangs up");
			}
			exchange.sendResponseHeaders((number % 4 == 1) ? 503 : 204, -1);
		};
		Outcome outcome = Load.run(this.server.getAddress(), 2, 204,
				new Pace(() -> REQUEST, 400, Duration.ofMillis(100)));
		assertThat(outcome.answers()).isEqualTo(20);
		assertThat(outcome.errorsByKind()).isEqualTo("503:10,closed:10");
		assertThat(outcome.errors()).isEqualTo(20);
	}

	@Test
	void endsWhenTheSystemIsFarTooSlowAndCountsWhatItDidNotSend() throws IOException {
		this.behaviour = (_, exchange) -> {
			pause(100);
			exchange.sendResponseHeaders(204, -1);
		};
		Outcome outcome = Load.run(this.server.getAddress(), 1, 204,
				new Pace(() -> REQUEST, 1000, Duration.ofSeconds(1)));
		assertThat(outcome.answers() + outcome.errors()).isEqualTo(1000);
		assertThat(outcome.errorsByKind()).startsWith("unsent:");
		assertThat(outcome.errors()).isGreaterThan(900);
	}

	@Test
	void endsAfterItsTimeAndAfterItsCount() throws IOException {
		assertThat(
				Load.run(this.server.getAddress(), 4, 204, new Saturation(() -> REQUEST, Duration.ofMinutes(10), 123))
					.answers())
			.isEqualTo(123);
		Outcome timed = Load.run(this.server.getAddress(), 4, 204,
				new Saturation(() -> REQUEST, Duration.ofMillis(200), Long.MAX_VALUE));
		assertThat(timed.answers()).isPositive();
	}

	@Test
	void sendsWhatArrivesUntilNothingMoreWill() throws IOException {
		Arrivals arrivals = new Arrivals();
		arrivals.add(REQUEST);
		arrivals.add(REQUEST);
		arrivals.close();
		assertThat(Load.run(this.server.getAddress(), 4, 204, arrivals).answers()).isEqualTo(2);
	}

	@Test
	void leavesOtherMachinesAlone() {
		InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 80);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Load.run(elsewhere, 1, 204, new Pace(() -> REQUEST, 1, Duration.ofSeconds(1))));
	}

	private static void pause(long millis) throws IOException {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private interface Behaviour {

		void answer(int number, HttpExchange exchange) throws IOException;

	}

}
