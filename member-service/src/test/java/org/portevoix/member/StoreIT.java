package org.portevoix.member;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.MongoProcess;
import org.portevoix.events.Examples;
import org.portevoix.member.consents.Consents;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StoreIT {

	@Test
	void hasTheIndexesThatProductionNeeds() {
		MongoTemplate mongo = RunningMemberService.shared().getBean(MongoTemplate.class);
		Map<String, Set<String>> expected = Map.of("organisations", Set.of("_id", "pendingDue"), "networks",
				Set.of("_id", "pendingDue"), "consents",
				Set.of("_id", "pendingDue", "signatureId", "personId", "rehearsal"), "people",
				Set.of("_id", "pendingDue", "personId", "organisation,_id", "activeAt", "organisation,joinedUnder",
						"organisation,returnedUnder", "rehearsal", "personRef"),
				"disclosures", Set.of("_id", "pendingDue", "personId", "rehearsal"), "requests",
				Set.of("_id", "pendingDue", "personId", "done,due"), "exports", Set.of("_id", "pendingDue"), "audit",
				Set.of("_id", "at", "organisation,at", "actor,at", "act,at"), "letters",
				Set.of("_id", "pendingDue", "topic", "expires"));
		await().untilAsserted(() -> assertThat(expected.keySet()
			.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> indexes(mongo.getCollection(name)))))
			.isEqualTo(expected));
	}

	@Test
	void mayBeAwayAtTheStartAndForAWhile() {
		try (MongoProcess mongo = BackingServices.startMongo()) {
			mongo.process().kill();
			try (ConfigurableApplicationContext service = RunningMemberService.start(BackingServices.kafkaBrokers(),
					mongo.uri(), Map.of("spring.cloud.stream.bindings.takeLedger-in-0.group", "store-away",
							"MONGODB_SELECTION_TIMEOUT", "500ms"))) {
				Http http = new Http(RunningMemberService.url(service));
				assertThat(http.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
				assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
				assertThat(http.operator()).as("tokens need no store").isNotEmpty();
				HttpResponse<String> answer = http.get("/api/v1/organisations");
				assertThat(answer.statusCode()).isEqualTo(503);
				assertThat(answer.headers().firstValue("Retry-After")).isPresent();
				assertThat(answer.body()).contains("https://portevoix.org/problems/unavailable");
				Log log = new Log(BackingServices.kafkaBrokers());
				log.append("campaigns", Examples.published());
				log.append("ledger", Examples.confirmed());
				mongo.process().start();
				await().untilAsserted(
						() -> assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(200));
				await()
					.untilAsserted(() -> assertThat(service.getBean(Consents.class).of(Examples.PERSON_ID)).hasSize(2));
				await().untilAsserted(
						() -> assertThat(indexes(service.getBean(MongoTemplate.class).getCollection("consents")))
							.contains("personId"));
			}
		}
	}

	private static Set<String> indexes(MongoCollection<Document> collection) {
		Set<String> indexes = new TreeSet<>();
		for (Document index : collection.listIndexes()) {
			indexes.add(String.join(",", index.get("key", Document.class).keySet()));
		}
		return indexes;
	}

}
