package org.portevoix.backing.store;

import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessPathTests {

	private static final Fields ID = new Fields(List.of("_id"), true);

	private static final Fields WAITING = new Fields(List.of("state", "due"), false);

	private final List<AccessPath.Source> sources = List.of(ID, WAITING);

	/** Thousands may be in one state and due at one moment; only one has the id. */
	@Test
	void looksUpTheIdHoweverManyOtherFieldsAnIndexHas() {
		Document filter = new Document("_id", "a").append("state", "WAITING").append("due", 7);
		assertThat(AccessPath.best(this.sources, filter, null).source()).isSameAs(ID);
		Document several = new Document("_id", new Document("$in", List.of("a", "b"))).append("state", "WAITING");
		assertThat(AccessPath.best(this.sources, several, null).source()).isSameAs(ID);
	}

	@Test
	void walksInTheOrderThatIsAskedForAlsoWhereItBeginsWithWhatIsTheSame() {
		Document filter = new Document("state", "WAITING").append("due", new Document("$lte", 7));
		AccessPath path = AccessPath.best(this.sources, filter, new Document("state", 1).append("due", 1));
		assertThat(path.source()).isSameAs(WAITING);
		assertThat(path.sorted()).isTrue();
		assertThat(path.backwards()).isFalse();
		assertThat(AccessPath.best(this.sources, filter, new Document("state", 1).append("due", -1)).backwards())
			.isTrue();
		assertThat(AccessPath.best(this.sources, filter, new Document("other", 1)).sorted()).isFalse();
	}

	@Test
	void doesNotTakeSeveralStatesForOne() {
		Document filter = new Document("state", new Document("$in", List.of("SENT", "FAILED")));
		assertThat(AccessPath.best(this.sources, filter, new Document("state", 1).append("due", 1)).sorted()).isFalse();
	}

	/** An index of these fields. */
	private record Fields(List<String> fields, boolean isUnique) implements AccessPath.Source {

		@Override
		public boolean leavesOut() {
			return false;
		}

		@Override
		public boolean holdsLists() {
			return false;
		}

		@Override
		public Stream<Key> places(Key from, Key to, boolean backwards) {
			return Stream.empty();
		}

	}

}
