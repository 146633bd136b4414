package org.portevoix.backing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** A MongoDB server of this machine, run as a private replica set of one. */
public final class Mongod {

	private static final String REPLICA_SET = "portevoix";

	private static final int NOT_YET_INITIALIZED = 94;

	private Mongod() {
	}

	/** The one that {@code MONGOD} names, else the one on the path. */
	public static Optional<Path> find() {
		String named = System.getenv("MONGOD");
		if (named != null && !named.isBlank()) {
			return Optional.of(Path.of(named));
		}
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.filter((directory) -> !directory.isEmpty())
			.map((directory) -> Path.of(directory, "mongod"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/** The command that starts it on a directory of its own. */
	public static List<String> command(Path mongod, Path directory, int port) {
		try {
			Path data = Files.createDirectories(directory.resolve("mongod"));
			return List.of(mongod.toString(), "--dbpath", data.toString(), "--port", Integer.toString(port),
					"--bind_ip", "127.0.0.1", "--replSet", REPLICA_SET, "--wiredTigerCacheSizeGB", "0.25", "--quiet");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Its address without a database. */
	public static String uri(int port) {
		return "mongodb://127.0.0.1:" + port + "/?replicaSet=" + REPLICA_SET;
	}

	/** Whether it is primary; makes the replica set the first time. */
	public static boolean isReady(int port) {
		if (!Ports.accepts(port)) {
			return false;
		}
		try (MongoClient client = MongoClients
			.create("mongodb://127.0.0.1:" + port + "/?directConnection=true&serverSelectionTimeoutMS=1000")) {
			MongoDatabase admin = client.getDatabase("admin");
			initiateOnce(admin, port);
			return admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary", false);
		}
		catch (MongoException ex) {
			return false;
		}
	}

	private static void initiateOnce(MongoDatabase admin, int port) {
		try {
			admin.runCommand(new Document("replSetGetStatus", 1));
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() == NOT_YET_INITIALIZED) {
				Document member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
				admin.runCommand(new Document("replSetInitiate",
						new Document("_id", REPLICA_SET).append("members", List.of(member))));
			}
		}
	}

}
