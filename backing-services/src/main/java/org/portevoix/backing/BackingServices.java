package org.portevoix.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Kafka and MongoDB for tests, started once per virtual machine when first asked for, and
 * gone with it. This is the one place that decides which: {@code KAFKA_BROKERS} and
 * {@code MONGODB_URI} if set; else containers when Docker answers and has the images
 * within a minute; else the same processes as {@code ./start}, on free ports and
 * directories of their own.
 *
 * <pre>{@code
 * &#64;DynamicPropertySource
 * static void backingServices(DynamicPropertyRegistry registry) {
 *     BackingServices.register(registry::add);
 * }
 * }</pre>
 *
 * A test that kills or holds a broker or a store starts one of its own:
 * {@link #startKafka()}, {@link #startMongo()}. Mails go to a {@link #startMailbox()
 * mailbox} of its own in any case.
 */
public final class BackingServices {

	private static @Nullable BackingServices shared;

	private final String kafkaBrokers;

	private final String mongoUri;

	private BackingServices(String kafkaBrokers, String mongoUri, String what) {
		this.kafkaBrokers = kafkaBrokers;
		this.mongoUri = mongoUri;
		System.out.println("Backing services: " + what);
	}

	/** What clients call {@code bootstrap.servers}. */
	public static String kafkaBrokers() {
		return shared().kafkaBrokers;
	}

	/** The server's address without a database. */
	public static String mongoUri() {
		return shared().mongoUri;
	}

	/** The properties that the services' settings read. */
	public static Map<String, Object> springProperties() {
		return Map.of("KAFKA_BROKERS", kafkaBrokers(), "MONGODB_URI", mongoUri());
	}

	/**
	 * Gives {@link #springProperties()} one by one.
	 * @param registry such as {@code DynamicPropertyRegistry::add}
	 */
	public static void register(BiConsumer<String, Supplier<Object>> registry) {
		springProperties().forEach((name, value) -> registry.accept(name, () -> value));
	}

	/** A broker of the caller's own, ready; a process even where Docker answers. */
	public static KafkaProcess startKafka() {
		KafkaProcess kafka = new KafkaProcess(directory("kafka"), Ports.free());
		kafka.process().start();
		return kafka;
	}

	/** A store of the caller's own, ready; a process even where Docker answers. */
	public static MongoProcess startMongo() {
		MongoProcess mongo = MongoProcess.in(directory("mongodb"), Ports.free());
		mongo.process().start();
		return mongo;
	}

	/** A mailbox of the caller's own, empty and ready. */
	public static MailboxProcess startMailbox() {
		MailboxProcess mailbox = new MailboxProcess(directory("mailbox"), Ports.free(), Ports.free());
		mailbox.process().start();
		return mailbox;
	}

	private static synchronized BackingServices shared() {
		if (shared == null) {
			shared = start();
		}
		return shared;
	}

	private static BackingServices start() {
		String brokers = System.getenv("KAFKA_BROKERS");
		String uri = System.getenv("MONGODB_URI");
		if (brokers == null && uri == null) {
			Optional<Containers> containers = Containers.start();
			if (containers.isPresent()) {
				return new BackingServices(containers.get().kafkaBrokers(), containers.get().mongoUri(),
						"containers, " + Images.load());
			}
		}
		String usedBrokers = (brokers != null) ? brokers : startKafka().brokers();
		MongoProcess mongo = (uri != null) ? null : startMongo();
		String usedUri = (mongo != null) ? mongo.uri() : java.util.Objects.requireNonNull(uri);
		return new BackingServices(usedBrokers, usedUri, describe(brokers, mongo));
	}

	private static String describe(@Nullable String brokers, @Nullable MongoProcess mongo) {
		String kafka = (brokers != null) ? "Kafka as KAFKA_BROKERS says" : "Kafka as a process of its own";
		if (mongo == null) {
			return kafka + ", MongoDB as MONGODB_URI says";
		}
		return kafka + (mongo.isReal() ? ", mongod" : ", the embedded store") + " as a process of its own";
	}

	private static Path directory(String name) {
		try {
			Path directory = Files.createTempDirectory("portevoix-" + name + "-");
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> Directories.delete(directory)));
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
