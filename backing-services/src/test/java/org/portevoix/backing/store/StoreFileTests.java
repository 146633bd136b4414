package org.portevoix.backing.store;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;

import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StoreFileTests {

	/** More than is kept in memory, so that a walk has to read. */
	private static final int DOCUMENTS = 80_000;

	private static final int BYTES = 1_000;

	/** Longer than what is free stays untouched. */
	private static final long LONG_NANOS = 4_000_000_000L;

	@TempDir
	private Path directory;

	@Test
	void walksThroughWhatWasThereHoweverMuchIsWrittenMeanwhile() {
		try (StoreFile file = new StoreFile(this.directory.resolve("walk.mv"))) {
			MVMap<Key, byte[]> documents = file.documents("member.people");
			write(documents, file);
			int walked = file.using(() -> {
				Iterator<Map.Entry<Key, byte[]>> walk = Entries.all(documents, false).iterator();
				walk.next();
				long end = System.nanoTime() + LONG_NANOS;
				while (System.nanoTime() < end) {
					write(documents, file);
					file.compact();
				}
				int rest = 0;
				while (walk.hasNext()) {
					walk.next();
					rest++;
				}
				return rest;
			});
			assertThat(walked).isEqualTo(DOCUMENTS - 1);
		}
	}

	private static void write(MVMap<Key, byte[]> documents, StoreFile file) {
		Random random = new Random(documents.getVersion());
		for (int i = 0; i < DOCUMENTS; i++) {
			byte[] value = new byte[BYTES];
			random.nextBytes(value);
			documents.put(KeyEncoding.of("person-" + i), value);
			if (i % 2_000 == 0) {
				file.commit();
			}
		}
		file.commit();
	}

}
