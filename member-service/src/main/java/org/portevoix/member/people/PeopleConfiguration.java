package org.portevoix.member.people;

import java.time.Clock;

import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires the people to their collection and their topic. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

	@Bean
	OutboxRelay peopleOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Person.COLLECTION, mongo, sender, clock);
	}

	@Bean
	Holding rehearsedPeople() {
		return Holding.byCampaign(Person.COLLECTION, "rehearsal");
	}

	@Bean
	CollectionIndex peopleByRehearsal() {
		return new CollectionIndex(Person.COLLECTION, new Index("rehearsal", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex peopleByReference() {
		return new CollectionIndex(Person.COLLECTION, new Index(Person.PERSON_REF, Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex peopleByPerson() {
		return CollectionIndex.of(Person.COLLECTION, "personId");
	}

	@Bean
	CollectionIndex peopleByActivity() {
		return new CollectionIndex(Person.COLLECTION, new Index(Person.ACTIVE_AT, Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex peopleByArrival() {
		return CollectionIndex.of(Person.COLLECTION, "organisation", Person.JOINED_UNDER);
	}

	@Bean
	CollectionIndex peopleByReturn() {
		return CollectionIndex.of(Person.COLLECTION, "organisation", Person.RETURNED_UNDER);
	}

	@Bean
	CollectionIndex peopleByOrganisation() {
		return CollectionIndex.of(Person.COLLECTION, "organisation", "_id");
	}

}
