package org.portevoix.backing.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyEncodingTests {

	@Test
	void sortsAsMongoDbDoes() {
		List<@Nullable Object> inOrder = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
				MinKey.getInstance(), null, Double.NEGATIVE_INFINITY, -1e300, Long.MIN_VALUE + 1, -2, -1.5, 0, 0.25, 1,
				2L, (1L << 53) + 1, (1L << 53) + 3, Double.POSITIVE_INFINITY, "", "\0", "\0a", "a", "a\0", "aa", "b",
				"é", new Document(), new Document("a", 1), new Document("a", 2), new Document("b", 0), List.of(),
				List.of(1), List.of(1, 2), new ObjectId("000000000000000000000001"),
				new ObjectId("ff0000000000000000000001"), false, true, Instant.EPOCH.minusSeconds(5), Instant.EPOCH,
				Instant.now(), MaxKey.getInstance()));
		List<@Nullable Object> shuffled = new ArrayList<@Nullable Object>(inOrder);
		Collections.shuffle(shuffled, new Random(7));
		shuffled.sort((a, b) -> KeyEncoding.of(a).compareTo(KeyEncoding.of(b)));
		assertThat(shuffled).isEqualTo(inOrder);
	}

	@Test
	void writesEqualNumbersAlike() {
		assertThat(KeyEncoding.of(1)).isEqualTo(KeyEncoding.of(1L)).isEqualTo(KeyEncoding.of(1.0));
		assertThat(KeyEncoding.of(0.0)).isEqualTo(KeyEncoding.of(-0.0));
		assertThat(KeyEncoding.of(Long.MAX_VALUE)).isNotEqualTo(KeyEncoding.of(Long.MAX_VALUE - 1));
	}

}
