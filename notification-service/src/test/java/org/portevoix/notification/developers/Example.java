package org.portevoix.notification.developers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Runs an example as an engineer would. */
final class Example {

	private static final Logger log = LoggerFactory.getLogger(Example.class);

	private static final Path DIRECTORY = Path.of("src/main/resources/developers").toAbsolutePath();

	private Example() {
	}

	/** Goes on only where the runtime is installed, and says so where it is not. */
	static void requireRuntime(String runtime) {
		boolean installed = isInstalled(runtime);
		if (!installed) {
			log.warn("{} is not installed: its examples were NOT run", runtime);
		}
		assumeTrue(installed, runtime + " is not installed: its examples were not run");
	}

	static Process start(Map<String, String> environment, String... command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(DIRECTORY.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
		return builder.start();
	}

	static Result run(Map<String, String> environment, byte[] input, String... command) throws Exception {
		Process process = start(environment, command);
		try (var stdin = process.getOutputStream()) {
			stdin.write(input);
		}
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(60, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IllegalStateException("Still running: " + String.join(" ", command));
		}
		return new Result(process.exitValue(), output.strip());
	}

	private static boolean isInstalled(String runtime) {
		try {
			return new ProcessBuilder(runtime, "--version").start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How an example ended, and what it said. */
	record Result(int code, String output) {

	}

}
