package org.portevoix.member.operation;

import java.time.Clock;
import java.time.Duration;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

/** Wires what is done about dead letters to the audit trail and its collection. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

	@Bean
	OutboxRelay lettersOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Dealt.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex lettersByTopic() {
		return CollectionIndex.of(Dealt.COLLECTION, "topic");
	}

	/** The store takes them away itself. */
	@Bean
	CollectionIndex lettersByExpiry() {
		return new CollectionIndex(Dealt.COLLECTION, new Index("expires", Sort.Direction.ASC).expire(Duration.ZERO));
	}

}
