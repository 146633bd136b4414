package org.portevoix.standalone.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchiveTests {

	private static final int DOCUMENTS = 3000;

	/** What stands before a piece. */
	private static final int FRAME = 5;

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void write() {
		this.file = this.directory.resolve("backup");
		Map<String, Long> written = archive("a long passphrase").write((out) -> {
			for (int i = 0; i < DOCUMENTS; i++) {
				out.accept("campaign.signatures", new BsonDocument("_id", new BsonInt32(i)).append("name",
						new BsonString("Zyxwvut " + "x".repeat(40))));
			}
		});
		assertThat(written).isEqualTo(Map.of("campaign.signatures", (long) DOCUMENTS));
	}

	@Test
	void readsWhatWasWrittenAndShowsNobodyWhatItIs() throws Exception {
		int[] next = { 0 };
		archive("a long passphrase").read((place, document) -> {
			assertThat(place).isEqualTo("campaign.signatures");
			assertThat(document.getInt32("_id").getValue()).isEqualTo(next[0]++);
		});
		assertThat(next[0]).isEqualTo(DOCUMENTS);
		assertThat(new String(Files.readAllBytes(this.file), StandardCharsets.ISO_8859_1)).doesNotContain("Zyxwvut")
			.doesNotContain("campaign.signatures");
		assertThat(this.directory).isDirectoryNotContaining("glob:**.unfinished");
	}

	@Test
	void refusesAnotherPassphraseAndAnotherKind() {
		refuses(archive("another passphrase"), "passphrase");
		refuses(new Archive(this.file, "erasures", "a long passphrase".toCharArray()), "another kind");
	}

	@Test
	void refusesWhatIsCutOffAlsoBetweenTwoPieces() throws Exception {
		byte[] whole = Files.readAllBytes(this.file);
		int piece = FRAME + Seal.PIECE + Seal.TAG;
		for (int length : new int[] { 10, Seal.HEADER + piece, whole.length - 1 }) {
			Files.write(this.file, Arrays.copyOf(whole, length));
			refuses(archive("a long passphrase"), "");
		}
	}

	@Test
	void refusesWhatWasChangedExchangedOrAdded() throws Exception {
		byte[] whole = Files.readAllBytes(this.file);
		int piece = FRAME + Seal.PIECE + Seal.TAG;
		for (int place : new int[] { 3, Seal.HEADER - 1, Seal.HEADER, Seal.HEADER + piece + 100 }) {
			byte[] changed = whole.clone();
			changed[place] ^= 1;
			refuses(changed);
		}
		byte[] exchanged = whole.clone();
		System.arraycopy(whole, Seal.HEADER + piece, exchanged, Seal.HEADER, piece);
		System.arraycopy(whole, Seal.HEADER, exchanged, Seal.HEADER + piece, piece);
		refuses(exchanged);
		refuses(Arrays.copyOf(whole, whole.length + 1));
	}

	@Test
	void leavesAnOlderFileAloneWhenItFails() throws Exception {
		byte[] before = Files.readAllBytes(this.file);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> archive("a long passphrase").write((out) -> {
				throw new IllegalStateException("the store went away");
			}));
		assertThat(this.file).hasBinaryContent(before);
	}

	private void refuses(byte[] content) throws IOException {
		Files.write(this.file, content);
		refuses(archive("a long passphrase"), "");
	}

	private static void refuses(Archive archive, String saying) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> archive.read((_, _) -> {
		})).withMessageContaining(saying);
	}

	private Archive archive(String passphrase) {
		return new Archive(this.file, "backup", passphrase.toCharArray());
	}

}
