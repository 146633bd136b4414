package org.portevoix.benchmarks.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A system of our own, as {@code ./start} runs it, on free ports and in a directory that
 * is deleted afterwards. It ends with this program, however that ends, unless it is
 * killed.
 */
public final class Installation implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofMinutes(10);

	private static final Duration STOP_LIMIT = Duration.ofMinutes(8);

	private static final long POLL_MILLIS = 50;

	private static final List<String> PORTS = List.of("GATEWAY_PORT", "GATEWAY_MANAGEMENT_PORT", "CAMPAIGN_PORT",
			"MEMBER_PORT", "NOTIFICATION_PORT", "MAILBOX_PORT", "SMTP_PORT", "KAFKA_PORT", "MONGODB_PORT");

	private static final Map<String, String> MANAGED = Map.of("campaign-service", "CAMPAIGN_PORT", "member-service",
			"MEMBER_PORT", "notification-service", "NOTIFICATION_PORT");

	private static final Pattern STORE = Pattern.compile("^MongoDB: (.*)$", Pattern.MULTILINE);

	private final Path home;

	private final Path directory;

	private final Map<String, String> environment = new HashMap<>();

	private final Thread onExit = Thread.ofPlatform().unstarted(this::stopQuietly);

	private @Nullable Process launcher;

	private Duration startedIn = Duration.ZERO;

	private Installation(Path home, Path directory) {
		this.home = home;
		this.directory = directory;
	}

	/**
	 * One that is not started yet.
	 * @param home the checkout, built
	 * @param forLoad whether its store is in memory, where there is no MongoDB, and its
	 * processes write nothing down for later ones; else it is as new as that of a person
	 * who starts it for the first time
	 */
	public static Installation prepare(Path home, boolean forLoad) {
		try {
			String given = System.getenv().getOrDefault("MONGODB_URI", "");
			if (!given.isBlank()) {
				Loopback.hosts(given);
			}
			Installation made = new Installation(home, Files.createTempDirectory("portevoix-benchmark-"));
			for (String port : PORTS) {
				made.environment.put(port, Integer.toString(freePort()));
			}
			made.environment.put("PORTEVOIX_BUILD", "never");
			made.environment.put("PORTEVOIX_BENCHMARK", "true");
			made.environment.put("PORTEVOIX_STORE", forLoad ? "memory" : "");
			made.environment.put("PORTEVOIX_AOT", forLoad ? "off" : "");
			// So that consumers can be held and let go.
			made.environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus,bindings");
			// Those are for a system that is given.
			List.of("PUBLIC_URL", "KAFKA_BROKERS", "BIND_ADDRESS").forEach((name) -> made.environment.put(name, ""));
			Runtime.getRuntime().addShutdownHook(made.onExit);
			return made;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Starts it.
	 * @return how long that took until it was ready
	 */
	public Duration start() throws IOException, InterruptedException {
		Files.deleteIfExists(said());
		long begin = System.nanoTime();
		Process started = command();
		this.launcher = started;
		while (!words().contains("Portevoix is ready: ")) {
			if (!started.isAlive() || System.nanoTime() - begin > START_LIMIT.toNanos()) {
				throw new IllegalStateException("The system did not start:\n" + words());
			}
			Thread.sleep(POLL_MILLIS);
		}
		this.startedIn = Duration.ofNanos(System.nanoTime() - begin);
		return this.startedIn;
	}

	/** How long its last start took. */
	public Duration startedIn() {
		return this.startedIn;
	}

	/** How to reach it, once it was started. */
	public Platform platform() {
		Map<String, Integer> managed = new HashMap<>();
		MANAGED.forEach((name, variable) -> managed.put(name, port(variable)));
		return new Platform(Loopback.url("http://localhost:" + port("GATEWAY_PORT")),
				Loopback.url("http://localhost:" + port("MAILBOX_PORT")), "127.0.0.1:" + port("KAFKA_PORT"), data(),
				managed, store());
	}

	private int port(String variable) {
		return Integer.parseInt(String.valueOf(this.environment.get(variable)));
	}

	/** What the start says of its store, in one word. */
	private String store() {
		Matcher said = STORE.matcher(words());
		String text = said.find() ? said.group(1) : "";
		if (text.contains("MONGODB_URI names")) {
			return "mongodb-given";
		}
		if (text.contains("private replica set")) {
			return "mongod";
		}
		return text.contains("memory") ? "memory" : "embedded-file";
	}

	/** The launcher's own process. */
	public long launcherPid() {
		Process running = this.launcher;
		if (running == null) {
			throw new IllegalStateException("not started");
		}
		return running.pid();
	}

	/** Stops it; what it keeps stays, so that it can be started again. */
	public synchronized void stop() throws IOException, InterruptedException {
		Process running = this.launcher;
		if (running == null) {
			return;
		}
		Process stopping = command("--stop");
		if (!stopping.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
				|| !running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("The system does not stop; see ./start --stop --data " + data());
		}
		this.launcher = null;
	}

	@Override
	public synchronized void close() throws IOException, InterruptedException {
		stop();
		delete();
	}

	private void stopQuietly() {
		try {
			close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void delete() throws IOException {
		if (!Files.exists(this.directory)) {
			return;
		}
		try (Stream<Path> found = Files.walk(this.directory)) {
			for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		}
	}

	private Path data() {
		return this.directory.resolve("data");
	}

	private Path said() {
		return this.directory.resolve("said.txt");
	}

	private String words() {
		try {
			return Files.exists(said()) ? Files.readString(said()) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Process command(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(this.home.resolve("start").toString(), "--data", data().toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile()));
		builder.environment().putAll(this.environment);
		return builder.start();
	}

}
