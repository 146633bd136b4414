package org.portevoix.backing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A process that can be stopped, killed, held and started again with the same command. It
 * ends with the one that started it.
 */
public final class ChildProcess implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(240);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

	private static final Duration POLL = Duration.ofMillis(25);

	private final String name;

	private final List<String> command;

	private final Map<String, String> environment;

	private final Path log;

	private final BooleanSupplier ready;

	private volatile @Nullable Process process;

	/**
	 * A child that was not started yet.
	 * @param name what messages call it
	 * @param ready whether it answers
	 */
	public ChildProcess(String name, List<String> command, Map<String, String> environment, Path log,
			BooleanSupplier ready) {
		this.name = name;
		this.command = List.copyOf(command);
		this.environment = Map.copyOf(environment);
		this.log = log;
		this.ready = ready;
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::kill));
	}

	/**
	 * The command for a Java program of this class path, on the Java that runs this.
	 * @param flags of the virtual machine
	 */
	static List<String> java(List<String> flags, Class<?> program, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
				"-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", "-D" + ParentWatch.PROPERTY + "=true",
				"-Dlogback.configurationFile=org/portevoix/backing/child-log.xml"));
		command.addAll(flags);
		command.addAll(List.of("-cp", classPath(), program.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	private static String classPath() {
		// Surefire hides the class path in the manifest of a jar.
		String hidden = System.getProperty("surefire.test.class.path", System.getProperty("surefire.real.class.path"));
		return (hidden != null) ? hidden : System.getProperty("java.class.path");
	}

	/** Starts it and waits until it answers. */
	public void start() {
		try {
			Files.createDirectories(this.log.toAbsolutePath().getParent());
			ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
			builder.environment().putAll(this.environment);
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		awaitReady();
	}

	private void awaitReady() {
		long deadline = System.nanoTime() + START_LIMIT.toNanos();
		while (!this.ready.getAsBoolean()) {
			if (!isAlive()) {
				throw new IllegalStateException(this.name + " ended while it started; see " + this.log);
			}
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(this.name + " is not ready after " + START_LIMIT + "; see " + this.log);
			}
			pause();
		}
	}

	private void pause() {
		try {
			Thread.sleep(POLL);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while " + this.name + " started", ex);
		}
	}

	/** Asks it to end, and waits; insists if it does not. */
	public void stop() {
		Process running = this.process;
		if (running != null) {
			running.destroy();
			if (!ends(running, STOP_LIMIT)) {
				kill();
			}
		}
	}

	/** Ends it as {@code kill -9} does. */
	public void kill() {
		Process running = this.process;
		if (running != null) {
			running.destroyForcibly();
			ends(running, STOP_LIMIT);
		}
	}

	/** Kills it and starts it again on what it left. */
	public void restart() {
		kill();
		start();
	}

	/**
	 * Stops it where it stands, as {@code SIGSTOP} does: it holds its port and says
	 * nothing.
	 */
	public void suspend() {
		signal("STOP");
	}

	/** Lets it go on. */
	public void resume() {
		signal("CONT");
	}

	private void signal(String signal) {
		try {
			Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).redirectErrorStream(true)
				.redirectOutput(new File("/dev/null"))
				.start();
			if (!ends(kill, STOP_LIMIT) || kill.exitValue() != 0) {
				throw new IllegalStateException("kill -" + signal + " failed for " + this.name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean ends(Process process, Duration limit) {
		try {
			return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Whether it runs, held or not. */
	public boolean isAlive() {
		Process running = this.process;
		return running != null && running.isAlive();
	}

	/**
	 * The operating system's number for it.
	 * @throws IllegalStateException if it was never started
	 */
	public long pid() {
		Process running = this.process;
		if (running == null) {
			throw new IllegalStateException(this.name + " was not started");
		}
		return running.pid();
	}

	@Override
	public void close() {
		stop();
	}

}
