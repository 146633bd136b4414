package org.portevoix.campaign.exports;

import java.time.Clock;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.store.CollectionIndex;
import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires exports to their words and their collection. */
@Configuration(proxyBeanMethods = false)
class ExportsConfiguration {

	@Bean
	MessageBundle exportsMessages() {
		return new MessageBundle("org/portevoix/campaign/exports/messages");
	}

	@Bean
	OutboxRelay exportsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Export.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex exportsByCampaign() {
		return CollectionIndex.of(Export.COLLECTION, "campaignId", "at");
	}

	@Bean
	CollectionIndex exportsByExpiry() {
		return CollectionIndex.of(Export.COLLECTION, "expires");
	}

}
