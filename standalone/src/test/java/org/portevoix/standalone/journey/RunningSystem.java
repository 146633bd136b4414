package org.portevoix.standalone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.portevoix.backing.Ports;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

/**
 * Portevoix as {@code ./start} runs it, on free ports and with state of its own; started
 * once for all journeys and stopped with the virtual machine.
 */
public final class RunningSystem {

	/** How long anything may take on a machine that has much to do. */
	public static final Duration PATIENCE = Duration.ofMinutes(4);

	private static final String READY = "Portevoix is ready: ";

	static final String ADMIN_PASSWORD = "a long walk to the ministry";

	private static final Path HOME = Path.of("").toAbsolutePath().getParent();

	private static final List<String> PORTS = List.of("GATEWAY_PORT", "GATEWAY_MANAGEMENT_PORT", "CAMPAIGN_PORT",
			"MEMBER_PORT", "NOTIFICATION_PORT", "MAILBOX_PORT", "SMTP_PORT", "KAFKA_PORT", "MONGODB_PORT");

	private static @Nullable RunningSystem shared;

	private static @Nullable SpanCollector spans;

	private final Path directory;

	private final Map<String, String> environment = new HashMap<>();

	private RunningSystem(Map<String, String> settings) throws IOException {
		this.directory = Files.createTempDirectory("portevoix-journey-");
		List<Integer> free = Ports.free(PORTS.size());
		for (int i = 0; i < free.size(); i++) {
			this.environment.put(PORTS.get(i), Integer.toString(free.get(i)));
		}
		this.environment.put("PORTEVOIX_BUILD", "never");
		// What a test does once is not worth the second compiler, nor a cache for the
		// next
		// start; on two processors all would wait for them.
		this.environment.put("PORTEVOIX_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
		this.environment.put("PORTEVOIX_AOT", "off");
		this.environment.put("PORTEVOIX_CLIENT_SECRET", "journey-secret");
		this.environment.put("PORTEVOIX_ADMIN_PASSWORD", ADMIN_PASSWORD);
		// All citizens of a test come from one address.
		this.environment.put("GATEWAY_LIMIT_SIGN", "100000");
		this.environment.put("GATEWAY_LIMIT_CONFIRM", "100000");
		this.environment.putAll(settings);
	}

	/**
	 * One of the caller's own, not started yet; stopped with the virtual machine.
	 * @param settings further variables of {@code ./start}
	 */
	public static RunningSystem with(Map<String, String> settings) throws IOException {
		RunningSystem system = new RunningSystem(settings);
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(system::stop));
		return system;
	}

	/** The one that all journeys share. */
	public static synchronized RunningSystem shared() {
		if (shared == null) {
			try {
				spans = new SpanCollector();
				RunningSystem system = with(Map.of("OTLP_ENDPOINT", spans.endpoint(), "TRACE_SAMPLING", "1"));
				system.start();
				shared = system;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return shared;
	}

	/** Who takes what the shared one records of its traces. */
	static synchronized SpanCollector spans() {
		return requireNonNull(spans, "The shared system is not started");
	}

	/** Gives the launcher a variable. */
	void set(String variable, String value) {
		this.environment.put(variable, value);
	}

	/** Runs a command of the launcher to its end, and returns its exit code. */
	int command(String... arguments) throws IOException, InterruptedException {
		Process process = run(arguments);
		if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			process.destroy();
			throw new IllegalStateException("The launcher does not end:\n" + said());
		}
		return process.exitValue();
	}

	public String url(String path) {
		return "http://localhost:" + port("GATEWAY_PORT") + path;
	}

	public String mailboxUrl(String path) {
		return "http://localhost:" + port("MAILBOX_PORT") + path;
	}

	public String port(String variable) {
		return String.valueOf(this.environment.get(variable));
	}

	public Path data() {
		return this.directory.resolve("data");
	}

	/** Kills one process as a power cut would, and waits until it runs again. */
	public void kill(String part) {
		long pid = pid(part);
		ProcessHandle.of(pid).orElseThrow().destroyForcibly();
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> pid(part) != pid && ProcessHandle.of(pid(part)).isPresent());
	}

	String said() {
		try {
			Path said = this.directory.resolve("said.txt");
			return Files.exists(said) ? Files.readString(said) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The process id of a part. */
	public long pid(String part) {
		try {
			return Long.parseLong(Files.readString(data().resolve("run/" + part + ".pid")).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts it, again or for the first time, and waits until it is ready. */
	public void start() throws IOException {
		int before = said().split(READY, -1).length;
		Process launcher = run();
		// It gives up by itself on a part that does not answer.
		await().atMost(PATIENCE.multipliedBy(2))
			.until(() -> !launcher.isAlive() || said().split(READY, -1).length > before);
		if (!launcher.isAlive()) {
			throw new IllegalStateException("Portevoix did not start:\n" + said());
		}
	}

	/** Stops all of it; its data stays. */
	public void stop() {
		try {
			run("--stop").waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Process run(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(HOME.resolve("start").toString(), "--data", data().toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.directory.resolve("said.txt").toFile()));
		builder.environment().putAll(this.environment);
		return builder.start();
	}

}
