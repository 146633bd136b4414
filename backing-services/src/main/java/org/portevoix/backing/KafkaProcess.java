package org.portevoix.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.portevoix.backing.broker.SingleBroker;

/**
 * A Kafka broker that a test may stop, kill, hold and start again; its port and its data
 * stay the same.
 */
public final class KafkaProcess implements AutoCloseable {

	private final int port;

	private final ChildProcess child;

	KafkaProcess(Path directory, int port) {
		this.port = port;
		this.child = new ChildProcess("Kafka", ChildProcess.java(List.of("-Xms64m", "-Xmx320m"), SingleBroker.class,
				Integer.toString(port), directory.toString()), Map.of(), directory.resolve("kafka.out"),
				() -> Ports.servesKafka(port));
	}

	/** What clients call {@code bootstrap.servers}. */
	public String brokers() {
		return "127.0.0.1:" + this.port;
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
