package org.portevoix.member.requests;

import java.time.Clock;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires the requests. */
@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {

	@Bean
	OutboxRelay requestsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(PersonRequest.COLLECTION, mongo, sender, clock);
	}

	@Bean
	Pseudonyms pseudonyms(RequestSettings settings) {
		return new Pseudonyms(settings.pepper());
	}

	@Bean
	CollectionIndex requestsByPerson() {
		return CollectionIndex.of(PersonRequest.COLLECTION, "personId");
	}

	@Bean
	CollectionIndex requestsByTime() {
		return CollectionIndex.of(PersonRequest.COLLECTION, "done", "due");
	}

}
