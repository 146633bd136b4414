package org.portevoix.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a process of one kind met when it first ran, its loaded classes and the profiles
 * of its methods, kept for the starts after it: they are ready in a fraction of the time,
 * and compile what is hot at once instead of learning again what that is.
 *
 * @param directory shared by all data directories of one checkout
 * @param part how all files of this kind of process begin
 * @param name how those begin of these very jars and this very virtual machine
 */
record AotCache(Path directory, String part, String name) {

	private static final String MAKE = "-XX:AOTCacheOutput=";

	private static final String SUFFIX = ".aot";

	/** The virtual machine removes this one when it has finished. */
	private static final String UNFINISHED = ".config";

	/** A cache for a process that is started from these jars. */
	static AotCache of(Path home, String part, List<Path> jars) {
		StringBuilder words = new StringBuilder(System.getProperty("java.vm.version"));
		try {
			for (Path jar : jars) {
				words.append('\n').append(jar).append(' ').append(Files.getLastModifiedTime(jar).toMillis());
			}
			Path directory = Files.createDirectories(home.resolve("standalone/target/aot"));
			UUID state = UUID.nameUUIDFromBytes(words.toString().getBytes(StandardCharsets.UTF_8));
			return new AotCache(directory, part + "-", part + "-" + state + "-");
		}
		catch (IOException ex) {
			throw new Problem("The directory " + home.resolve("standalone/target") + " can't be written.", ex);
		}
	}

	/**
	 * What to start the process with: the cache if there is one, else the order to make
	 * one when the process ends. Several processes may do so at once, each in a file of
	 * its own; whatever the machine can't use, it does without.
	 */
	List<String> flags() {
		try {
			forgetOlder();
			Optional<Path> finished = files(this.name).stream()
				.filter((file) -> file.toString().endsWith(SUFFIX))
				.filter((file) -> !Files.exists(file.resolveSibling(file.getFileName() + UNFINISHED)))
				.min(Comparator.naturalOrder());
			String use = finished.map((file) -> "-XX:AOTCache=" + file)
				.orElseGet(() -> MAKE + this.directory.resolve(this.name + UUID.randomUUID() + SUFFIX));
			return List.of(use, "-Xlog:aot=off,cds=off");
		}
		catch (IOException ex) {
			throw new Problem("The directory " + this.directory + " can't be read.", ex);
		}
	}

	/** Whether a process that was started so makes one. */
	static boolean isMadeBy(List<String> command) {
		return command.stream().anyMatch((word) -> word.startsWith(MAKE));
	}

	/** Deletes what a process has made. */
	static void forget(List<String> command) {
		command.stream()
			.filter((word) -> word.startsWith(MAKE))
			.map((word) -> Path.of(word.substring(MAKE.length())))
			.forEach((made) -> {
				try {
					Files.deleteIfExists(made);
				}
				catch (IOException ex) {
					throw new Problem("The file " + made + " can't be deleted.", ex);
				}
			});
	}

	/** Those of other jars are of no use any more, and large. */
	private void forgetOlder() throws IOException {
		for (Path file : files(this.part)) {
			if (!file.getFileName().toString().startsWith(this.name)) {
				Files.deleteIfExists(file);
			}
		}
	}

	private List<Path> files(String prefix) throws IOException {
		try (Stream<Path> found = Files.list(this.directory)) {
			return found.filter((file) -> file.getFileName().toString().startsWith(prefix)).toList();
		}
	}

}
