package org.portevoix.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AotCacheTests {

	private static final String MAKE = "-XX:AOTCacheOutput=";

	@TempDir
	Path home;

	private Path jar;

	@BeforeEach
	void begin() throws IOException {
		this.jar = Files.createFile(this.home.resolve("one.jar"));
	}

	@Test
	void isMadeOnceAndUsedFromThenOn() throws IOException {
		Path made = Files.createFile(output());
		assertThat(flags()).contains("-XX:AOTCache=" + made);
		assertThat(AotCache.isMadeBy(flags())).isFalse();
	}

	@Test
	void isMadeByEachProcessInAFileOfItsOwn() {
		assertThat(output()).isNotEqualTo(output());
	}

	@Test
	void isNotUsedWhileItIsWritten() throws IOException {
		Path half = Files.createFile(output());
		Path config = Files.createFile(half.resolveSibling(half.getFileName() + ".config"));
		assertThat(AotCache.isMadeBy(flags())).isTrue();
		Files.delete(config);
		assertThat(flags()).contains("-XX:AOTCache=" + half);
	}

	@Test
	void belongsToTheJarsThatItWasMadeWith() throws IOException {
		Files.createFile(output());
		Files.setLastModifiedTime(this.jar, FileTime.fromMillis(1));
		assertThat(AotCache.isMadeBy(flags())).isTrue();
	}

	@Test
	void isForgottenWithWhatMadeIt() throws IOException {
		List<String> command = flags();
		Path made = Files.createFile(output(command));
		AotCache.forget(command);
		assertThat(made).doesNotExist();
		AotCache.forget(List.of("java", "-version"));
	}

	private List<String> flags() {
		return AotCache.of(this.home, "part", List.of(this.jar)).flags();
	}

	private Path output() {
		return output(flags());
	}

	private static Path output(List<String> flags) {
		return flags.stream()
			.filter((flag) -> flag.startsWith(MAKE))
			.map((flag) -> Path.of(flag.substring(MAKE.length())))
			.findFirst()
			.orElseThrow();
	}

}
