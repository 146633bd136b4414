package org.portevoix.member.staff;

import java.time.Clock;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Wires the accounts to their collections and their topics. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class StaffConfiguration {

	@Bean
	OutboxRelay staffOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Staff.COLLECTION, mongo, sender, clock);
	}

	@Bean
	OutboxRelay attemptsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Attempt.COLLECTION, mongo, sender, clock);
	}

	/** One account for each address. */
	@Bean
	CollectionIndex staffByEmail() {
		return new CollectionIndex(Staff.COLLECTION, new Index("email", Sort.Direction.ASC).unique());
	}

	@Bean
	CollectionIndex attemptsByExpiry() {
		return CollectionIndex.of(Attempt.COLLECTION, "expires");
	}

}
