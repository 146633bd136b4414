package org.portevoix.member.supporters;

import java.time.Clock;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires exports to the audit trail. */
@Configuration(proxyBeanMethods = false)
class SupportersConfiguration {

	@Bean
	OutboxRelay exportsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Export.COLLECTION, mongo, sender, clock);
	}

}
