package org.portevoix.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogsTests {

	@TempDir
	private Path directory;

	@Test
	void putsALongLogAside() throws IOException {
		Path shortLog = Files.writeString(this.directory.resolve("short.log"), "short");
		Path longLog = Files.writeString(this.directory.resolve("long.log"), "x".repeat(200));
		new Logs(this.directory, 100).turn();
		assertThat(shortLog).hasContent("short");
		assertThat(longLog).isEmptyFile();
		assertThat(this.directory.resolve("long.log.1")).hasContent("x".repeat(200));
	}

}
