package org.portevoix.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files in the tree that must say what the code says. A test compares them; with
 * {@code -Pcontracts} it writes them instead.
 */
public final class Golden {

	/** How the files are written anew, for whoever sees a test fail. */
	public static final String COMMAND = "mvn test -Pcontracts";

	private static final String WRITE = "portevoix.contracts.write";

	private Golden() {
	}

	/** One file, by its path from the module's directory. */
	public static void file(Path file, String content) {
		if (Boolean.getBoolean(WRITE)) {
			write(file, content);
		}
		assertThat(Files.exists(file) ? read(file) : "").as("%s no longer says what the code says: %s", file, COMMAND)
			.isEqualTo(content);
	}

	/**
	 * All files of a directory, so that one too many is found as well.
	 * @param contents by path from that directory
	 */
	public static void directory(Path directory, Map<String, String> contents) {
		if (Boolean.getBoolean(WRITE)) {
			files(directory).keySet()
				.stream()
				.filter((name) -> !contents.containsKey(name))
				.forEach((name) -> delete(directory.resolve(name)));
			contents.forEach((name, content) -> write(directory.resolve(name), content));
		}
		assertThat(files(directory)).as("%s no longer says what the code says: %s", directory, COMMAND)
			.isEqualTo(new TreeMap<>(contents));
	}

	private static Map<String, String> files(Path directory) {
		Map<String, String> files = new TreeMap<>();
		if (Files.isDirectory(directory)) {
			try (Stream<Path> paths = Files.walk(directory)) {
				paths.filter(Files::isRegularFile)
					.forEach((path) -> files.put(directory.relativize(path).toString().replace('\\', '/'), read(path)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return files;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, String content) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
