package org.portevoix.notification.subscriptions;

import java.time.Clock;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires subscriptions to the store and to what is told of them. */
@Configuration(proxyBeanMethods = false)
class SubscriptionsConfiguration {

	@Bean
	OutboxRelay subscriptionsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Subscriptions.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex subscriptionsByOrganisation() {
		return CollectionIndex.of(Subscriptions.COLLECTION, "organisation");
	}

}
