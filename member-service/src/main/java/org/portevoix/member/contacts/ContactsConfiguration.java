package org.portevoix.member.contacts;

import java.time.Clock;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires the answers to the log that they may lag behind. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ContactsConfiguration {

	@Bean
	Admin logAdmin(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
		return Admin.create(Map.of("bootstrap.servers", brokers));
	}

	@Bean
	Freshness freshness(@Value("${spring.cloud.stream.bindings.takeLedger-in-0.destination}") String topic,
			@Value("${spring.cloud.stream.bindings.takeLedger-in-0.group}") String group, Admin logAdmin,
			ContactSettings settings, MeterRegistry meters, Clock clock) {
		Freshness freshness = new Freshness(topic, group, logAdmin, settings.tolerated(), clock);
		Gauge.builder("portevoix.consents.age", freshness, Freshness::age)
			.description("How old what is known of consents may be")
			.baseUnit("seconds")
			.register(meters);
		return freshness;
	}

	@Bean
	OutboxRelay disclosuresOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Disclosure.COLLECTION, mongo, sender, clock);
	}

	@Bean
	Holding rehearsedDisclosures() {
		return Holding.byCampaign(Disclosure.COLLECTION, "rehearsal");
	}

	@Bean
	Holding rehearsedSignings() {
		return Holding.byCampaign(Signing.COLLECTION, "rehearsal");
	}

	@Bean
	CollectionIndex signingsByRehearsal() {
		return new CollectionIndex(Signing.COLLECTION, new Index("rehearsal", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex disclosuresByRehearsal() {
		return new CollectionIndex(Disclosure.COLLECTION, new Index("rehearsal", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex signingsByTime() {
		return CollectionIndex.of(Signing.COLLECTION, "at");
	}

	@Bean
	CollectionIndex disclosuresByPerson() {
		return CollectionIndex.of(Disclosure.COLLECTION, "personId");
	}

}
