package org.portevoix.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A part while it runs. */
final class Child {

	/**
	 * A terminal sends Ctrl-C to all; only the launcher shall hear it, and end the others
	 * in their order.
	 */
	private static final List<String> DEAF_TO_THE_TERMINAL = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"",
			"sh");

	private static final Duration INSIST_AFTER = Duration.ofSeconds(60);

	/** The first end of a process also writes down what it met for the next start. */
	private static final Duration INSIST_AFTER_LEARNING = Duration.ofSeconds(180);

	private final Part part;

	private final Path data;

	private volatile @Nullable Process process;

	private volatile boolean answered;

	Child(Part part, Path data) {
		this.part = part;
		this.data = data;
	}

	Part part() {
		return this.part;
	}

	/** Starts it and writes down its process id; does not wait until it answers. */
	Process start() {
		try {
			Files.createDirectories(this.data.resolve("log"));
			List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
			command.addAll(this.part.command());
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.data.toFile())
				.redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.part.log(this.data).toFile()));
			builder.environment().putAll(this.part.environment());
			Process started = builder.start();
			this.answered = false;
			this.process = started;
			Files.writeString(this.part.pidFile(this.data), Long.toString(started.pid()));
			return started;
		}
		catch (IOException ex) {
			throw new Problem(this.part.says() + " can't be started: " + ex.getMessage(), ex);
		}
	}

	/** Says that it has answered since it was started last. */
	void answers() {
		this.answered = true;
	}

	/** Whether its end takes longer, since it writes down what it met. */
	boolean isLearning() {
		return AotCache.isMadeBy(this.part.command());
	}

	void askToStop() {
		Process running = this.process;
		if (running != null) {
			running.destroy();
		}
	}

	/** Waits until it is gone; insists after a while. */
	void awaitStop() {
		Process running = this.process;
		try {
			Duration patience = isLearning() ? INSIST_AFTER_LEARNING : INSIST_AFTER;
			if (running != null && !running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				running.destroyForcibly().waitFor();
			}
			if (!this.answered) {
				// It met too little.
				AotCache.forget(this.part.command());
			}
			Files.deleteIfExists(this.part.pidFile(this.data));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			throw new Problem("The pid file of " + this.part.name() + " can't be deleted.", ex);
		}
	}

}
