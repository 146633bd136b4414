package org.portevoix.member.people;

import java.time.Clock;

import org.portevoix.service.store.CollectionIndex;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires the people to their collection and their topic. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

	@Bean
	OutboxRelay peopleOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Person.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex peopleByPerson() {
		return CollectionIndex.of(Person.COLLECTION, "personId");
	}

	@Bean
	CollectionIndex peopleByOrganisation() {
		return CollectionIndex.of(Person.COLLECTION, "organisation", "_id");
	}

}
