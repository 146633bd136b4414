package org.portevoix.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The gateway as it runs in production, on ports that are free.
 */
final class RunningGateway implements AutoCloseable {

	/** Of all gateways that are not told otherwise. */
	static final String SESSION_KEYS = "k1:" + Base64.getEncoder()
		.encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

	static final String CONSOLE_SECRET = "s3cret: with a colon";

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private RunningGateway(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts a gateway.
	 * @param environment what {@code ./start} would set as environment variables
	 */
	static RunningGateway start(Map<String, String> environment) {
		Map<String, String> all = new HashMap<>(Map.of("GATEWAY_PORT", "0", "GATEWAY_MANAGEMENT_PORT", "0",
				"SESSION_KEYS", SESSION_KEYS, "PORTEVOIX_CONSOLE_SECRET", CONSOLE_SECRET));
		all.putAll(environment);
		List<String> arguments = new ArrayList<>();
		all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		return new RunningGateway(SpringApplication.run(GatewayApplication.class, arguments.toArray(String[]::new)));
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	URI management(String path) {
		return URI.create("http://localhost:"
				+ this.context.getEnvironment().getRequiredProperty("local.management.port") + path);
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
	}

	HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = request(path);
		return send((headers.length > 0) ? request.headers(headers).build() : request.build());
	}

	HttpResponse<String> post(String path, String body, String... headers) {
		HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
		return send((headers.length > 0) ? request.headers(headers).build() : request.build());
	}

	HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Opens an answer whose body may never end. */
	HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).header("Accept", "text/event-stream").build(),
				BodyHandlers.ofInputStream());
	}

	/**
	 * Sends bytes that no decent client would send, and reads until the gateway hangs up.
	 */
	String raw(String request) throws IOException {
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Override
	public void close() {
		this.client.shutdownNow();
		this.context.close();
	}

}
