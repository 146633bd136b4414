package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.HdrHistogram.Histogram;

/**
 * Partner systems that take events: each on a port of its own, so that none hides behind
 * another.
 */
final class Receivers implements AutoCloseable {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<HttpServer> servers = new ArrayList<>();

	private final List<Receiver> receivers = new ArrayList<>();

	private Receivers() {
	}

	/** Opens as many, all of them healthy. */
	static Receivers open(int count) throws IOException {
		// Answers are small, and each would wait for the acknowledgement of the last.
		System.setProperty("sun.net.httpserver.nodelay", "true");
		Receivers opened = new Receivers();
		for (int i = 0; i < count; i++) {
			Receiver receiver = new Receiver();
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.setExecutor(opened.threads);
			server.createContext("/", receiver);
			server.start();
			opened.servers.add(server);
			opened.receivers.add(receiver);
		}
		return opened;
	}

	/** Where they take events. */
	List<String> urls() {
		return this.servers.stream()
			.map((server) -> "http://127.0.0.1:" + server.getAddress().getPort() + "/events")
			.toList();
	}

	/** From now on the last ones fail or are slow. */
	void spoil(int failing, int slow, Duration slowness) {
		List<Receiver> spoilt = this.receivers.subList(this.receivers.size() - failing - slow, this.receivers.size());
		spoilt.subList(0, failing).forEach(Receiver::fail);
		spoilt.subList(failing, failing + slow).forEach((receiver) -> receiver.slow(slowness));
	}

	/** Forgets what came so far. */
	void begin() {
		this.receivers.forEach(Receiver::begin);
	}

	/**
	 * Waits until so many have so many different events.
	 * @return how many are missing even so
	 */
	long awaitEach(int first, long events, Duration limit) throws InterruptedException {
		long deadline = System.nanoTime() + limit.toNanos();
		long missing = missing(first, events);
		while (missing > 0 && System.nanoTime() < deadline) {
			Thread.sleep(Duration.ofMillis(20));
			missing = missing(first, events);
		}
		return missing;
	}

	private long missing(int first, long events) {
		return this.receivers.stream()
			.limit(first)
			.mapToLong((receiver) -> Math.max(0, events - receiver.different()))
			.sum();
	}

	Taken healthy() {
		return Taken.of(this.receivers.stream().filter(Receiver::isHealthy).toList());
	}

	Taken slow() {
		return Taken.of(this.receivers.stream().filter(Receiver::isSlow).toList());
	}

	/** How many events those who fail were offered. */
	long refused() {
		return this.receivers.stream().mapToLong(Receiver::refused).sum();
	}

	@Override
	public void close() {
		this.servers.forEach((server) -> server.stop(0));
		this.threads.shutdownNow();
	}

	/** What some of them took. */
	record Taken(Histogram millis, long different, long twice) {

		private static Taken of(List<Receiver> receivers) {
			Histogram all = Receiver.histogram();
			receivers.forEach((receiver) -> receiver.addTo(all));
			return new Taken(all, receivers.stream().mapToLong(Receiver::different).sum(),
					receivers.stream().mapToLong(Receiver::twice).sum());
		}

		long answers() {
			return this.different;
		}

		double millis(double percentile) {
			return (this.millis.getTotalCount() > 0) ? this.millis.getValueAtPercentile(percentile) : Double.NaN;
		}

	}

}
