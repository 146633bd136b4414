package org.portevoix.standalone;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A service's jar taken apart as Spring Boot recommends for production: the virtual
 * machine can share the classes of plain jars between starts, not those of nested ones.
 */
final class Unpacked {

	private static final String PREFIX = "unpacked-";

	private Unpacked() {
	}

	/**
	 * Takes the jar apart unless that was done.
	 * @return what to start
	 */
	static Path of(Path jar) {
		try {
			Path directory = jar.resolveSibling(PREFIX + Files.getLastModifiedTime(jar).toMillis());
			if (!Files.exists(directory)) {
				Path parent = Objects.requireNonNull(jar.getParent());
				forgetOthers(parent);
				unpack(jar, parent, directory);
			}
			return directory.resolve(jar.getFileName());
		}
		catch (IOException ex) {
			throw new Problem("The jar " + jar + " can't be unpacked: " + ex.getMessage(), ex);
		}
	}

	/** In a place of its own first, since another start may do the same. */
	private static void unpack(Path jar, Path parent, Path directory) throws IOException {
		Path draft = Files.createTempDirectory(parent, "unpacking-");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djarmode=tools", "-jar", jar.toString(), "extract",
				"--destination", draft.resolve("jar").toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		int code = await(process);
		if (code != 0) {
			throw new IOException("the jar is damaged");
		}
		try {
			Files.move(draft.resolve("jar"), directory, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileAlreadyExistsException | DirectoryNotEmptyException ex) {
			delete(draft.resolve("jar"));
		}
		delete(draft);
	}

	private static int await(Process process) {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
	}

	private static void forgetOthers(Path parent) throws IOException {
		try (var found = Files.list(parent)) {
			for (Path old : found.filter((path) -> path.getFileName().toString().startsWith(PREFIX)).toList()) {
				delete(old);
			}
		}
	}

	private static void delete(Path directory) throws IOException {
		try (var found = Files.walk(directory)) {
			List<Path> paths = found.sorted(Comparator.reverseOrder()).toList();
			for (Path path : paths) {
				Files.deleteIfExists(path);
			}
		}
	}

}
