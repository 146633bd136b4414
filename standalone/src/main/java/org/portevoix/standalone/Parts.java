package org.portevoix.standalone;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.portevoix.backing.Mongod;
import org.portevoix.backing.Ports;
import org.portevoix.backing.broker.SingleBroker;
import org.portevoix.backing.mailbox.Mailbox;
import org.portevoix.backing.store.EmbeddedStore;

/** The processes that this start consists of, and how each is started. */
final class Parts {

	private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

	private static final List<Service> SERVICES = List.of(new Service("campaign-service", "CAMPAIGN_PORT", 256),
			new Service("member-service", "MEMBER_PORT", 160),
			new Service("notification-service", "NOTIFICATION_PORT", 192),
			new Service("gateway", "GATEWAY_MANAGEMENT_PORT", 192));

	private final Settings settings;

	private final Map<String, String> secrets;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(HEALTH_TIMEOUT).build();

	private final Optional<Path> mongod = Mongod.find();

	/** Parts that are told these secrets. */
	Parts(Settings settings, Map<String, String> secrets) {
		this.settings = settings;
		this.secrets = secrets;
	}

	/** Broker, store and mailbox, as far as nobody else provides them. */
	List<Part> backing() {
		List<Part> parts = new ArrayList<>();
		if (this.settings.given("KAFKA_BROKERS").isEmpty()) {
			parts.add(kafka());
		}
		if (this.settings.given("MONGODB_URI").isEmpty()) {
			parts.add(mongodb());
		}
		parts.add(mailbox());
		return parts;
	}

	/** The store alone. */
	List<Part> store() {
		return List.of(mongodb());
	}

	/** The four services, the gateway last. */
	List<Part> services() {
		return SERVICES.parallelStream().map(this::part).toList();
	}

	/** Which MongoDB this start uses, for a person. */
	String storeDescription() {
		if (this.settings.given("MONGODB_URI").isPresent()) {
			return "MongoDB: the server that MONGODB_URI names";
		}
		if (this.mongod.isPresent()) {
			return "MongoDB: " + this.mongod.get() + " as a private replica set of one";
		}
		return this.settings.storeInMemory() ? "MongoDB: the embedded store, in memory only; nothing is kept"
				: "MongoDB: the embedded store (no MONGODB_URI, no mongod); for trying things out";
	}

	private Part kafka() {
		int port = this.settings.port("KAFKA_PORT");
		return new Part("kafka", "Kafka", java("kafka", List.of("-Xms96m", "-Xmx320m"), SingleBroker.class,
				Integer.toString(port), data("kafka").toString()), Map.of(), () -> Ports.servesKafka(port));
	}

	private Part mongodb() {
		int port = this.settings.port("MONGODB_PORT");
		if (this.mongod.isPresent()) {
			return new Part("mongodb", "MongoDB", Mongod.command(this.mongod.get(), data("mongodb"), port), Map.of(),
					() -> Mongod.isReady(port));
		}
		boolean memory = this.settings.storeInMemory();
		String file = memory ? EmbeddedStore.MEMORY : data("mongodb").resolve("store.mv").toString();
		return new Part("mongodb", "MongoDB", java("mongodb", List.of("-Xms32m", memory ? "-Xmx3g" : "-Xmx320m"),
				EmbeddedStore.class, Integer.toString(port), file), Map.of(), () -> Ports.accepts(port));
	}

	private Part mailbox() {
		int smtp = this.settings.port("SMTP_PORT");
		int web = this.settings.port("MAILBOX_PORT");
		return new Part(
				"mailbox", "Mailbox", java("mailbox", List.of("-Xms16m", "-Xmx384m"), Mailbox.class,
						Integer.toString(smtp), Integer.toString(web)),
				Map.of(), () -> Ports.greets(smtp) && Ports.accepts(web));
	}

	private Part part(Service service) {
		Path jar = this.settings.home().resolve(service.name()).resolve("target/" + service.name() + "-exec.jar");
		if (!Files.exists(jar)) {
			throw new Problem("There is no " + jar + ". Build it with mvn -DskipTests package.");
		}
		Path unpacked = Unpacked.of(jar);
		List<String> command = new ArrayList<>(Jvm.command(this.settings, service.name(), List.of(unpacked)));
		command.addAll(List.of("-Xms48m", "-Xmx" + service.heapMegabytes() + "m"));
		this.settings.given("PORTEVOIX_JAVA_OPTS").ifPresent((flags) -> command.addAll(List.of(flags.split(" +"))));
		command.addAll(List.of("-jar", unpacked.toString()));
		String health = this.settings.localUrl(service.port()) + "/actuator/health/readiness";
		return new Part(service.name(), service.name(), command, environment(), () -> answers(health));
	}

	private List<String> java(String name, List<String> flags, Class<?> program, String... arguments) {
		List<String> command = new ArrayList<>(Jvm.command(this.settings, name, jars()));
		command.addAll(flags);
		command.addAll(List.of("-Dlogback.configurationFile=org/portevoix/backing/child-log.xml", "-cp",
				System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	/** Classes can be shared between starts only if they come from jars. */
	private static List<Path> jars() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.map(Path::of)
			.toList();
	}

	private Path data(String name) {
		try {
			return Files.createDirectories(this.settings.data().resolve(name));
		}
		catch (IOException ex) {
			throw new Problem("The directory " + this.settings.data() + " can't be written.", ex);
		}
	}

	/** What the services read; what the caller set wins where it is theirs to set. */
	private Map<String, String> environment() {
		Map<String, String> variables = new HashMap<>(this.secrets);
		this.settings.neededPorts().forEach((variable, port) -> variables.put(variable, Integer.toString(port)));
		variables.put("BIND_ADDRESS", "127.0.0.1");
		variables.put("KAFKA_BROKERS", this.settings.kafkaBrokers());
		// One broker and two processors have nothing to share among the 48 of production.
		variables.put("KAFKA_SIGNATURES_PARTITIONS", this.settings.given("KAFKA_SIGNATURES_PARTITIONS").orElse("8"));
		variables.put("MONGODB_URI", mongoUri());
		variables.put("SMTP_HOST", "127.0.0.1");
		variables.put("PUBLIC_URL", this.settings.publicUrl());
		variables.put("CAMPAIGN_URL", this.settings.localUrl("CAMPAIGN_PORT"));
		variables.put("MEMBER_URL", this.settings.localUrl("MEMBER_PORT"));
		variables.put("NOTIFICATION_URL", this.settings.localUrl("NOTIFICATION_PORT"));
		variables.put("PORTEVOIX_STANDALONE", "true");
		// The gateway ends first, so nobody has to be waited for.
		variables.put("SHUTDOWN_DRAIN", this.settings.given("SHUTDOWN_DRAIN").orElse("PT0S"));
		// Whoever tries webhooks out has the receiver on the same machine.
		variables.put("WEBHOOK_ALLOW_LOOPBACK", "true");
		variables.put("WEBHOOK_OWN_PORTS",
				this.settings.ownPorts().stream().map(String::valueOf).collect(Collectors.joining(",")));
		return variables;
	}

	/** Where the store is. */
	String mongoUri() {
		int port = this.settings.port("MONGODB_PORT");
		return this.settings.given("MONGODB_URI")
			.orElseGet(() -> this.mongod.isPresent() ? Mongod.uri(port) : "mongodb://127.0.0.1:" + port);
	}

	private boolean answers(String url) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(HEALTH_TIMEOUT).build();
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * A service that is an executable jar of its own.
	 *
	 * @param port of its health
	 */
	private record Service(String name, String port, int heapMegabytes) {
	}

}
