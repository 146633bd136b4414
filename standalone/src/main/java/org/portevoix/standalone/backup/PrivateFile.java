package org.portevoix.standalone.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads. */
final class PrivateFile {

	private PrivateFile() {
	}

	static OutputStream create(Path file) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

}
