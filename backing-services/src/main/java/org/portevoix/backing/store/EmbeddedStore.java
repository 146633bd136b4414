package org.portevoix.backing.store;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

import de.bwaldvogel.mongo.MongoServer;
import org.jspecify.annotations.Nullable;
import org.portevoix.backing.ParentWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded store as a process: {@code EmbeddedStore PORT FILE}, where {@code memory}
 * instead of a file keeps everything in memory.
 * <p>
 * It speaks enough of MongoDB's protocol for what Portevoix asks: CRUD, bulk writes,
 * {@code findAndModify}, upserts, unique and ordinary indexes (compound, sparse, over
 * lists), simple aggregations. An acknowledged write survives {@code kill -9}, though not
 * a power cut. It has no transactions, sessions, change streams, partial or TTL indexes,
 * text search, users, or replication; an ordered bulk of updates goes on after a faulty
 * one; what is sorted otherwise than an index is collected in memory. Where an index's
 * beginning equals what a filter fixes, it is used, also when the filter names more.
 */
public final class EmbeddedStore {

	/** Stands for a file when nothing is to be kept. */
	public static final String MEMORY = "memory";

	/** A writer holds its thread until its commit, so more threads share one commit. */
	private static final int WORKERS = 64;

	private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

	private EmbeddedStore() {
	}

	/** Runs until the process is told to end. */
	public static void main(String[] args) {
		int port = Integer.parseInt(args[0]);
		MongoServer server = start(port, args[1].equals(MEMORY) ? null : Path.of(args[1]));
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::shutdownNow));
		log.info("The embedded store listens on port {}", port);
		ParentWatch.ifAsked();
	}

	static MongoServer start(int port, @Nullable Path file) {
		MongoServer server = new MongoServer(new StoreBackend(new StoreFile(file), Clock.systemUTC()));
		server.bind(new InetSocketAddress("127.0.0.1", port), 1, WORKERS);
		return server;
	}

}
