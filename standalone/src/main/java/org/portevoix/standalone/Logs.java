package org.portevoix.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Keeps the logs bounded: what grew too long is copied aside and emptied. The children
 * append, so they go on at the new end.
 */
final class Logs {

	private static final long MAX_BYTES = 16L * 1024 * 1024;

	private static final Duration EVERY = Duration.ofSeconds(10);

	private final Path directory;

	private final long maxBytes;

	Logs(Path directory) {
		this(directory, MAX_BYTES);
	}

	Logs(Path directory, long maxBytes) {
		this.directory = directory;
		this.maxBytes = maxBytes;
	}

	void watch() {
		Thread.ofVirtual().name("logs").start(() -> {
			try {
				while (true) {
					Thread.sleep(EVERY);
					turn();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	void turn() {
		try (var found = Files.list(this.directory)) {
			List<Path> logs = found.filter((file) -> file.toString().endsWith(".log")).toList();
			for (Path log : logs) {
				turn(log);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void turn(Path log) throws IOException {
		if (Files.size(log) > this.maxBytes) {
			Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
			try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
				channel.truncate(0);
			}
		}
	}

}
