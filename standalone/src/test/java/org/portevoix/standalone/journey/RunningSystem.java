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

import static org.awaitility.Awaitility.await;

/**
 * Portevoix as {@code ./start} runs it, on free ports and with state of its own; started
 * once for all journeys and stopped with the virtual machine.
 */
final class RunningSystem {

	static final Duration PATIENCE = Duration.ofMinutes(4);

	static final String ADMIN_PASSWORD = "a long walk to the ministry";

	private static final Path HOME = Path.of("").toAbsolutePath().getParent();

	private static final List<String> PORTS = List.of("GATEWAY_PORT", "GATEWAY_MANAGEMENT_PORT", "CAMPAIGN_PORT",
			"MEMBER_PORT", "NOTIFICATION_PORT", "MAILBOX_PORT", "SMTP_PORT", "KAFKA_PORT", "MONGODB_PORT");

	private static @Nullable RunningSystem shared;

	private final Path directory;

	private final Map<String, String> environment = new HashMap<>();

	private RunningSystem() throws IOException {
		this.directory = Files.createTempDirectory("portevoix-journey-");
		PORTS.forEach((port) -> this.environment.put(port, Integer.toString(Ports.free())));
		this.environment.put("PORTEVOIX_BUILD", "never");
		this.environment.put("PORTEVOIX_CLIENT_SECRET", "journey-secret");
		this.environment.put("PORTEVOIX_ADMIN_PASSWORD", ADMIN_PASSWORD);
	}

	/** The one that all journeys share. */
	static synchronized RunningSystem shared() {
		if (shared == null) {
			try {
				RunningSystem system = new RunningSystem();
				Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(system::stop));
				system.start();
				shared = system;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return shared;
	}

	/** One of its own, to be taken down and wiped; not started yet. */
	static RunningSystem own() throws IOException {
		RunningSystem system = new RunningSystem();
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(system::stop));
		return system;
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

	String url(String path) {
		return "http://localhost:" + port("GATEWAY_PORT") + path;
	}

	String mailboxUrl(String path) {
		return "http://localhost:" + port("MAILBOX_PORT") + path;
	}

	String port(String variable) {
		return String.valueOf(this.environment.get(variable));
	}

	Path data() {
		return this.directory.resolve("data");
	}

	/** Kills one process as a power cut would, and waits until it runs again. */
	void kill(String part) {
		long pid = pid(part);
		ProcessHandle.of(pid).orElseThrow().destroyForcibly();
		await().atMost(PATIENCE)
			.ignoreExceptions()
			.until(() -> pid(part) != pid && ProcessHandle.of(pid(part)).isPresent());
	}

	String said() {
		try {
			return Files.readString(this.directory.resolve("said.txt"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long pid(String part) {
		try {
			return Long.parseLong(Files.readString(data().resolve("run/" + part + ".pid")).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void start() throws IOException {
		Files.deleteIfExists(this.directory.resolve("said.txt"));
		Process launcher = run();
		await().atMost(PATIENCE).until(() -> !launcher.isAlive() || said().contains("Portevoix is ready: "));
		if (!launcher.isAlive()) {
			throw new IllegalStateException("Portevoix did not start:\n" + said());
		}
	}

	void stop() {
		try {
			run("--stop").waitFor(90, TimeUnit.SECONDS);
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
