package org.portevoix.member.consents;

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

/** Wires the consent ledger to its collection and its topic. */
@Configuration(proxyBeanMethods = false)
class ConsentsConfiguration {

	@Bean
	OutboxRelay consentsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(ConsentRecord.COLLECTION, mongo, sender, clock);
	}

	@Bean
	Holding rehearsedConsents() {
		return Holding.byCampaign(ConsentRecord.COLLECTION, "rehearsal");
	}

	@Bean
	CollectionIndex consentsByRehearsal() {
		return new CollectionIndex(ConsentRecord.COLLECTION, new Index("rehearsal", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex consentsBySignature() {
		return CollectionIndex.of(ConsentRecord.COLLECTION, "signatureId");
	}

	@Bean
	CollectionIndex consentsByPerson() {
		return CollectionIndex.of(ConsentRecord.COLLECTION, "personId");
	}

}
