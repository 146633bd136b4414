package org.portevoix.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisabledIfSystemProperty(named = "portevoix.contracts.write", matches = "true")
class GoldenTests {

	@TempDir
	private Path directory = Path.of("");

	@Test
	void findsAFileThatSaysSomethingElseOrIsNotThere() throws IOException {
		Path file = this.directory.resolve("a.json");
		fails(() -> Golden.file(file, "new"));
		Files.writeString(file, "old");
		fails(() -> Golden.file(file, "new"));
		Files.writeString(file, "new");
		assertThatCode(() -> Golden.file(file, "new")).doesNotThrowAnyException();
	}

	@Test
	void findsAFileThatIsOneTooMany() throws IOException {
		Files.createDirectory(this.directory.resolve("sub"));
		Files.writeString(this.directory.resolve("sub/a.json"), "a");
		assertThatCode(() -> Golden.directory(this.directory, Map.of("sub/a.json", "a"))).doesNotThrowAnyException();
		Files.writeString(this.directory.resolve("sub/b.json"), "b");
		fails(() -> Golden.directory(this.directory, Map.of("sub/a.json", "a")));
	}

	private static void fails(Runnable check) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(check::run).withMessageContaining(Golden.COMMAND);
	}

}
