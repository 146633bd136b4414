package org.portevoix.standalone.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.ChildProcess;
import org.portevoix.backing.MongoProcess;
import org.portevoix.backing.Ports;
import org.portevoix.standalone.journey.RunningSystem;

import static org.awaitility.Awaitility.await;

/**
 * Everything that runs, and what can be done to it. The one of a whole run has its store
 * behind a {@link Cable} and two addresses for each service, the second of which is taken
 * by {@link #second}.
 */
final class Platform implements AutoCloseable {

	/** The processes whose death must be survived. */
	static final List<String> SERVICES = List.of("campaign-service", "member-service", "notification-service");

	static final List<String> OTHERS = List.of("gateway", "kafka", "mongodb", "mailbox");

	private static final Map<String, String> PORTS = Map.of("campaign-service", "CAMPAIGN_PORT", "member-service",
			"MEMBER_PORT", "notification-service", "NOTIFICATION_PORT", "gateway", "GATEWAY_MANAGEMENT_PORT", "kafka",
			"KAFKA_PORT", "mongodb", "MONGODB_PORT", "mailbox", "SMTP_PORT");

	/**
	 * So that a run ends soon: what waits for minutes in production waits for seconds.
	 */
	private static final Map<String, String> HASTE = Map.ofEntries(Map.entry("PORTEVOIX_BENCHMARK", "true"),
			Map.entry("MAIL_LEASE", "PT25S"), Map.entry("MAIL_RETRY_FIRST", "PT2S"),
			Map.entry("MAIL_RETRY_MOST", "PT10S"), Map.entry("SMTP_TIMEOUT", "PT10S"),
			Map.entry("WEBHOOK_RETRY_WAITS", "PT1S,PT2S,PT5S,PT5S"), Map.entry("WEBHOOK_REST_MOST", "PT5S"),
			Map.entry("RECONCILE_EVERY", "PT10S"), Map.entry("SHUTDOWN_DRAIN", "PT3S"));

	private final RunningSystem system;

	private final @Nullable MongoProcess store;

	private final @Nullable Cable cable;

	private final Map<String, Integer> secondPorts;

	private final Path work;

	private Platform(RunningSystem system, @Nullable MongoProcess store, @Nullable Cable cable,
			Map<String, Integer> secondPorts) {
		this.system = system;
		this.store = store;
		this.cable = cable;
		this.secondPorts = secondPorts;
		this.work = system.data().resolveSibling("second");
	}

	/** The one that the journeys share: nothing but kills can be done to it. */
	static Platform shared() {
		return new Platform(RunningSystem.shared(), null, null, Map.of());
	}

	/** One of its own, not started yet. */
	static Platform whole() throws IOException {
		MongoProcess store = BackingServices.startMongo();
		Cable cable = new Cable(Integer.parseInt(store.uri().replaceAll("^mongodb://[^:/]*:(\\d+).*", "$1")));
		Map<String, String> settings = new HashMap<>(HASTE);
		settings.put("MONGODB_URI", "mongodb://127.0.0.1:" + cable.port() + "/?directConnection=true");
		Map<String, Integer> second = new HashMap<>();
		for (String service : SERVICES) {
			String port = String.valueOf(PORTS.get(service));
			second.put(service, Ports.free());
			settings.put(port, Integer.toString(Ports.free()));
			settings.put(port.replace("_PORT", "_URLS"),
					"http://127.0.0.1:" + settings.get(port) + ",http://127.0.0.1:" + second.get(service));
		}
		return new Platform(RunningSystem.with(settings), store, cable, second);
	}

	RunningSystem system() {
		return this.system;
	}

	Web citizens() {
		return new Web(this.system.url(""));
	}

	/** The line to the store. */
	Cable cable() {
		if (this.cable == null) {
			throw new Skipped("the store of this system has no cable");
		}
		return this.cable;
	}

	String storeUri() {
		return (this.store != null) ? this.store.uri() : "mongodb://127.0.0.1:" + this.system.port("MONGODB_PORT");
	}

	String brokers() {
		return "127.0.0.1:" + this.system.port("KAFKA_PORT");
	}

	/** What a service of the launcher measures. */
	String metrics(String service) {
		return new Web("http://127.0.0.1:" + port(service)).get("/actuator/prometheus", null).body();
	}

	/** Kills a part as a power cut would, and waits until it serves again. */
	void kill(String part) {
		if (part.equals("mongodb") && this.store != null) {
			this.store.process().restart();
			return;
		}
		this.system.kill(part);
		awaitReady(part);
	}

	/** Asks a service to end, as an upgrade does, and waits until it serves again. */
	void restart(String part) {
		long pid = this.system.pid(part);
		signal("TERM", pid);
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> this.system.pid(part) != pid);
		awaitReady(part);
	}

	/** The same for a second instance. */
	static void restart(ChildProcess second) {
		signal("TERM", second.pid());
		await().atMost(RunningSystem.PATIENCE).until(() -> !second.isAlive());
		second.start();
	}

	/** Stops a part where it stands. */
	void freeze(String part) {
		signal("STOP", this.system.pid(part));
	}

	/** Lets it go on. */
	void thaw(String part) {
		signal("CONT", this.system.pid(part));
	}

	void awaitReady(String part) {
		await().atMost(RunningSystem.PATIENCE).ignoreExceptions().until(() -> isReady(part));
	}

	/** Waits until every part serves. */
	void awaitAll() {
		SERVICES.forEach(this::awaitReady);
		OTHERS.stream().filter((part) -> !part.equals("mongodb") || this.store == null).forEach(this::awaitReady);
	}

	private boolean isReady(String part) {
		int port = port(part);
		return switch (part) {
			case "kafka" -> Ports.servesKafka(port);
			case "mongodb" -> Ports.accepts(port);
			case "mailbox" -> Ports.greets(port);
			default -> isReady(port);
		};
	}

	private static boolean isReady(int port) {
		return new Web("http://127.0.0.1:" + port).get("/actuator/health/readiness", null).status() == 200;
	}

	private int port(String part) {
		return Integer.parseInt(this.system.port(String.valueOf(PORTS.get(part))));
	}

	/**
	 * Another instance of a service, as it would run on another machine: the same command
	 * and environment, at the second address that the gateway knows.
	 */
	ChildProcess second(String service) {
		Integer port = this.secondPorts.get(service);
		if (port == null) {
			throw new Skipped("the gateway of this system knows one address only");
		}
		Map<String, String> environment = environmentOf(service);
		environment.put(String.valueOf(PORTS.get(service)), Integer.toString(port));
		// Two that write down what they met for the next start would do so in one file.
		List<String> command = commandOf(service).stream().filter((word) -> !word.contains("AOTCacheOutput")).toList();
		return new ChildProcess("the second " + service, command, environment, this.work.resolve(service + ".log"),
				() -> isReady(port));
	}

	/** The broker alone, while all the rest is stopped. Ask for it before that. */
	ChildProcess brokerAlone() {
		int port = port("kafka");
		return new ChildProcess("Kafka alone", commandOf("kafka"), environmentOf("kafka"),
				this.work.resolve("kafka.log"), () -> Ports.servesKafka(port));
	}

	private List<String> commandOf(String part) {
		return List.of(zeroEnded(part, "cmdline"));
	}

	private Map<String, String> environmentOf(String part) {
		Map<String, String> environment = new HashMap<>();
		for (String pair : zeroEnded(part, "environ")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				environment.put(pair.substring(0, equals), pair.substring(equals + 1));
			}
		}
		return environment;
	}

	private String[] zeroEnded(String part, String file) {
		try {
			return Files.readString(Path.of("/proc/" + this.system.pid(part) + "/" + file), StandardCharsets.UTF_8)
				.split("\0");
		}
		catch (IOException ex) {
			throw new Skipped("no /proc to read how " + part + " was started");
		}
	}

	static void signal(String signal, long pid) {
		run("kill", "-" + signal, Long.toString(pid));
	}

	/** Runs a command of the system. */
	static void run(String... command) {
		try {
			Process process = new ProcessBuilder(command).inheritIO().start();
			if (process.waitFor() != 0) {
				throw new IllegalStateException(String.join(" ", command) + " failed");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Lets time pass, which is what some faults consist of. */
	static void pass(Duration time) {
		try {
			Thread.sleep(time);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		if (this.store != null) {
			this.system.stop();
			this.store.close();
		}
		if (this.cable != null) {
			this.cable.close();
		}
	}

}
