package org.portevoix.campaign.rehearsals;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

import org.portevoix.campaign.Campaigns;
import org.portevoix.campaign.rehearsals.Run.Proof;
import org.portevoix.campaign.rehearsals.Run.State;
import org.portevoix.events.Rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

class RunTests {

	private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");

	private static final Proof EMPTY = new Proof(Map.of("people", 120L), Map.of("people", 0L), NOW);

	@Test
	void isGoneOnceEveryServiceSaysSo() {
		Map<String, Proof> all = Map.of("campaign-service", EMPTY, "member-service", EMPTY, "notification-service",
				EMPTY);
		assertThat(run(State.WIPED, all).gone()).isTrue();
		assertThat(run(State.DONE, all).gone()).isFalse();
		assertThat(run(State.WIPED, Map.of("campaign-service", EMPTY, "member-service", EMPTY)).gone())
			.as("one has not said anything")
			.isFalse();
		assertThat(run(State.WIPED,
				Map.of("campaign-service", EMPTY, "notification-service", EMPTY, "member-service",
						new Proof(Map.of("people", 119L), Map.of("people", 1L), NOW)))
			.gone()).as("something is left").isFalse();
	}

	@Test
	void comesBackFromTheStoreAsItWent() {
		MongoCustomConversions conversions = new MongoCustomConversions(List.of());
		MongoMappingContext mapping = new MongoMappingContext();
		mapping.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, mapping);
		converter.setCustomConversions(conversions);
		converter.afterPropertiesSet();
		Run run = run(State.RUNNING, Map.of("member-service", EMPTY));
		Document stored = new Document();
		converter.write(run, stored);
		assertThat(converter.read(Run.class, stored)).isEqualTo(run);
		stored.remove("proofs");
		assertThat(converter.read(Run.class, stored).said()).isEmpty();
	}

	private static Run run(State state, Map<String, Proof> proofs) {
		String id = Rehearsal.newId();
		return new Run(id, Rehearsal.slug("water", id), "c-1", "water", "wsm", "c-1",
				Campaigns.open(id, Rehearsal.slug("water", id)), 200, 10, 60, 20, state, NOW, "Marie", null, proofs,
				null, null, List.of(), null);
	}

}
