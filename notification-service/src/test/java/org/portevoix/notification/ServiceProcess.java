package org.portevoix.notification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The service with the same jars in a process of its own, so that a test can kill it.
 */
final class ServiceProcess implements AutoCloseable {

	private final Process process;

	private ServiceProcess(Process process) {
		this.process = process;
	}

	/**
	 * Starts the service with what {@link Instance} gives it.
	 * @param log where it writes; appended to
	 * @param settings names and values by turns
	 */
	static ServiceProcess start(Path log, String database, int smtpPort, String... settings) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
						System.getProperty("java.class.path"), NotificationService.class.getName()));
		command.addAll(List.of(Instance.arguments(database, smtpPort, settings)));
		try {
			return new ServiceProcess(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
				.start());
		}
		catch (IOException ex) {
			throw new IllegalStateException("The service did not start", ex);
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** SIGKILL, and waits until it is gone. */
	void kill() {
		try {
			this.process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
	}

}
