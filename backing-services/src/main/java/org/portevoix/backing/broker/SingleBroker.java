package org.portevoix.backing.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.portevoix.backing.ParentWatch;

/**
 * A real Apache Kafka broker as a process: {@code SingleBroker PORT DIRECTORY}. It
 * formats the directory when it is new, and takes up where it was otherwise.
 */
public final class SingleBroker {

	private SingleBroker() {
	}

	/** Runs until the process is told to end. */
	public static void main(String[] args) throws IOException {
		Path directory = Files.createDirectories(Path.of(args[1]));
		Path settings = directory.resolve("server.properties");
		try (var out = Files.newBufferedWriter(settings)) {
			settings(Integer.parseInt(args[0]), directory.resolve("log")).store(out, null);
		}
		if (!Files.exists(directory.resolve("log/meta.properties"))) {
			format(settings);
		}
		ParentWatch.ifAsked();
		Kafka.main(new String[] { settings.toString() });
	}

	private static void format(Path settings) {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		int code = StorageTool.execute(
				new String[] { "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString() },
				new PrintStream(said, true, StandardCharsets.UTF_8));
		if (code != 0) {
			throw new IllegalStateException("Kafka can't format its directory: " + said);
		}
	}

	private static Properties settings(int port, Path log) throws IOException {
		int controller = freePort();
		Properties settings = new Properties();
		settings.putAll(java.util.Map.ofEntries(java.util.Map.entry("process.roles", "broker,controller"),
				java.util.Map.entry("node.id", "1"),
				java.util.Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
				java.util.Map.entry("listeners",
						"PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
				java.util.Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
				java.util.Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
				java.util.Map.entry("controller.listener.names", "CONTROLLER"),
				java.util.Map.entry("log.dirs", log.toString())));
		try (var in = SingleBroker.class.getResourceAsStream("broker.properties")) {
			settings.load(java.util.Objects.requireNonNull(in));
		}
		return settings;
	}

	/** Nobody but the broker itself speaks to its controller. */
	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
