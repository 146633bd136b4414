package org.portevoix.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What tests leave behind. */
final class Directories {

	private Directories() {
	}

	/** Deletes what can be deleted; a child that ends late may still hold a file. */
	static void delete(Path directory) {
		try (var found = Files.walk(directory)) {
			List<Path> paths = found.sorted(Comparator.reverseOrder()).toList();
			for (Path path : paths) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			System.err.println("Could not delete " + directory + " whole");
		}
	}

}
