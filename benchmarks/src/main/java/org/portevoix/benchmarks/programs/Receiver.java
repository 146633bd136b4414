package org.portevoix.benchmarks.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.HdrHistogram.Histogram;

/** One partner system. */
final class Receiver implements HttpHandler {

	private static final long LONGEST_MILLIS = 600_000;

	private static final Pattern TIME = Pattern.compile("\"time\"\\s*:\\s*\"([^\"]+)\"");

	private final Histogram millis = histogram();

	private final Set<String> ids = new HashSet<>();

	private volatile Duration pause = Duration.ZERO;

	private volatile boolean failing;

	private long repeated;

	private long failures;

	static Histogram histogram() {
		return new Histogram(1, LONGEST_MILLIS, 3);
	}

	void fail() {
		this.failing = true;
	}

	void slow(Duration slowness) {
		this.pause = slowness;
	}

	boolean isSlow() {
		return this.pause.isPositive();
	}

	boolean isHealthy() {
		return !this.failing && !isSlow();
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String id = exchange.getRequestHeaders().getFirst("webhook-id");
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			if (id == null) {
				// Whoever had this port before is still being asked for.
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			if (this.failing) {
				refuse(exchange);
				return;
			}
			take(id, body, Instant.now());
			Thread.sleep(this.pause);
			exchange.sendResponseHeaders(204, -1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void refuse(HttpExchange exchange) throws IOException {
		synchronized (this) {
			this.failures++;
		}
		exchange.sendResponseHeaders(500, -1);
	}

	private synchronized void take(String id, String body, Instant now) {
		Matcher time = TIME.matcher(body);
		if (!this.ids.add(id)) {
			this.repeated++;
		}
		else if (time.find()) {
			long waited = Duration.between(Instant.parse(time.group(1)), now).toMillis();
			this.millis.recordValue(Math.clamp(waited, 0, LONGEST_MILLIS));
		}
	}

	synchronized void begin() {
		this.ids.clear();
		this.millis.reset();
		this.repeated = 0;
		this.failures = 0;
	}

	synchronized long different() {
		return this.ids.size();
	}

	synchronized long twice() {
		return this.repeated;
	}

	synchronized long refused() {
		return this.failures;
	}

	synchronized void addTo(Histogram all) {
		all.add(this.millis);
	}

}
