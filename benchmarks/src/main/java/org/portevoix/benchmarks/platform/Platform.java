package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A system that runs, and where to reach its parts.
 *
 * @param brokers of its log
 * @param data its directory, with keys, process ids and logs
 * @param managed the ports of the services' health and consumers, by name, if this
 * program may hold them
 * @param store which one it runs on, in one word
 */
public record Platform(URI gateway, URI mailbox, String brokers, Path data, Map<String, Integer> managed,
		String store) {

	private static final String URL = "PORTEVOIX_URL";

	public Platform {
		managed = Map.copyOf(managed);
	}

	/**
	 * The one that the environment names, if it does: {@code PORTEVOIX_URL}, and for what
	 * goes beyond HTTP {@code PORTEVOIX_DATA}, {@code KAFKA_BROKERS} and
	 * {@code PORTEVOIX_MAILBOX_URL}.
	 * @throws IllegalArgumentException if it is on another machine
	 */
	public static Optional<Platform> given(Map<String, String> environment, Path home) {
		String url = environment.get(URL);
		if (url == null || url.isBlank()) {
			return Optional.empty();
		}
		return Optional.of(new Platform(Loopback.url(url),
				Loopback.url(environment.getOrDefault("PORTEVOIX_MAILBOX_URL", "http://localhost:8025")),
				Loopback.hosts(environment.getOrDefault("KAFKA_BROKERS", "localhost:9092")),
				home.resolve(environment.getOrDefault("PORTEVOIX_DATA", "data")), Map.of(),
				environment.getOrDefault("PORTEVOIX_STORE", "given")));
	}

	/** Where the gateway listens. */
	public InetSocketAddress door() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), this.gateway.getPort());
	}

	/**
	 * A secret of it, by the name of its variable: given, else as the launcher keeps it.
	 */
	public Optional<String> secret(String variable) {
		String given = System.getenv().getOrDefault(variable, "");
		if (!given.isBlank()) {
			return Optional.of(given);
		}
		Path file = this.data.resolve("keys").resolve(variable.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
		try {
			return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** The processes that it consists of. */
	public Processes processes() {
		return new Processes(this.data.resolve("run"));
	}

	/** Its API. */
	public Api api() {
		return new Api(this.gateway, Duration.ofSeconds(30));
	}

	/** Its mailbox. */
	public Mailbox mails() {
		return new Mailbox(new Api(this.mailbox, Duration.ofSeconds(30)));
	}

}
