package org.portevoix.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.portevoix.backing.store.EmbeddedStore;

/**
 * A MongoDB, or the embedded store in its place, that a test may stop, kill, hold and
 * start again; its port and its data stay the same.
 */
public final class MongoProcess implements AutoCloseable {

	private final int port;

	private final boolean real;

	private final ChildProcess child;

	private MongoProcess(int port, boolean real, ChildProcess child) {
		this.port = port;
		this.real = real;
		this.child = child;
	}

	/** A {@code mongod} if there is one on this machine, else the embedded store. */
	static MongoProcess in(Path directory, int port) {
		return Mongod.find()
			.map((mongod) -> mongod(mongod, directory, port))
			.orElseGet(() -> embedded(directory, port));
	}

	private static MongoProcess mongod(Path mongod, Path directory, int port) {
		return new MongoProcess(port, true, new ChildProcess("MongoDB", Mongod.command(mongod, directory, port),
				Map.of(), directory.resolve("mongodb.out"), () -> Mongod.isReady(port)));
	}

	static MongoProcess embedded(Path directory, int port) {
		return new MongoProcess(port, false,
				new ChildProcess("The embedded store",
						ChildProcess.java(List.of("-Xms32m", "-Xmx768m"), EmbeddedStore.class, Integer.toString(port),
								directory.resolve("store.mv").toString()),
						Map.of(), directory.resolve("mongodb.out"), () -> Ports.accepts(port)));
	}

	/** The server's address without a database. */
	public String uri() {
		return this.real ? Mongod.uri(this.port) : "mongodb://127.0.0.1:" + this.port;
	}

	/** Whether it is a {@code mongod}. */
	public boolean isReal() {
		return this.real;
	}

	/** The process itself, to start, stop, kill or hold it. */
	public ChildProcess process() {
		return this.child;
	}

	@Override
	public void close() {
		this.child.kill();
	}

}
