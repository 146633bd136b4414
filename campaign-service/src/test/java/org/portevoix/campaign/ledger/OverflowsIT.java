package org.portevoix.campaign.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.MongoProcess;
import org.portevoix.events.Submission;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What is forgotten is gone from the store too, and nothing else. */
class OverflowsIT {

	private static final Instant NOON = Instant.parse("2026-06-12T12:00:00Z");

	private final MongoProcess store = BackingServices.startMongo();

	private final SimpleMongoClientDatabaseFactory databases = new SimpleMongoClientDatabaseFactory(
			com.mongodb.client.MongoClients.create(this.store.uri()), "overflows");

	private final MongoTemplate mongo = new MongoTemplate(this.databases);

	private final Overflows overflows = new Overflows(this.mongo);

	@BeforeEach
	void fill() {
		Overflow overflow = new Overflow(List.of());
		add(overflow, "mine", "early", 10, NOON);
		add(overflow, "mine", "late", 11, NOON.plusSeconds(60));
		add(overflow, "mine", "next-cycle", 30, NOON);
		add(overflow, "hers", "other", 10, NOON);
		this.overflows.write(overflow);
		this.overflows.write(overflow);
		assertThat(left()).hasSize(4);
	}

	@AfterEach
	void stop() throws Exception {
		this.databases.destroy();
		this.store.close();
	}

	@Test
	void forgetsOfOneSignatureWhatLeftItUpToItsEnd() {
		drop("mine", 20, null);
		assertThat(left()).containsOnly("next-cycle", "other");
	}

	@Test
	void forgetsWhatWasSentBeforeAnErasure() {
		drop("mine", 20, NOON.plusSeconds(30));
		assertThat(left()).containsOnly("late", "next-cycle", "other");
	}

	@Test
	void forgetsWhatWasAdoptedAndWhatIsOverItsTime() {
		this.overflows.remove(Set.of("other"));
		assertThat(left()).doesNotContain("other").hasSize(3);
		this.overflows.removeDue(NOON.plus(Duration.ofDays(14)));
		assertThat(left()).containsOnly("late");
	}

	private void drop(String signature, long upTo, @Nullable Instant before) {
		Overflow overflow = new Overflow(List.of());
		overflow.drop(signature, at(upTo), before);
		this.overflows.write(overflow);
	}

	private static void add(Overflow overflow, String signature, String id, long offset, Instant sent) {
		Submission typed = new Submission("Awa", "Ndiaye", "awa@example.org", "BE", "1000", "fr", null, true, List.of(),
				"other", "n1", sent);
		overflow.add(Signature.blank(signature, "c1", "slug"), new Pending(id, "wsm", typed, null), at(offset),
				sent.plus(Duration.ofDays(14)));
	}

	private static Position at(long offset) {
		return new Position("epoch", 0, offset);
	}

	private List<String> left() {
		return this.mongo.findAll(Overflow.Entry.class).stream().map(Overflow.Entry::id).toList();
	}

}
