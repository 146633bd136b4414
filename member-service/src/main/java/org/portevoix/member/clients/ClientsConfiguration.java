package org.portevoix.member.clients;

import java.time.Clock;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires clients to their collection and their topics. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {

	@Bean
	OutboxRelay clientsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(ApiClient.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex clientsByOrganisation() {
		return CollectionIndex.of(ApiClient.COLLECTION, "organisation");
	}

}
