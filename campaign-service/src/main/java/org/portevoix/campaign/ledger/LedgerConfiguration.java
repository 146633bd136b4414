package org.portevoix.campaign.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.admin.Admin;
import org.portevoix.service.identity.Pseudonyms;
import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;

/** Wires the ledger to its topic. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> takeSignatures(Ledger ledger) {
		return ledger::accept;
	}

	@Bean
	Fold fold(Pseudonyms pseudonyms, LedgerSettings settings) {
		return new Fold(pseudonyms, settings.purgeAfter(), settings.tracesKept());
	}

	/** For those who read out one campaign, in the order of ids. */
	@Bean
	CollectionIndex signaturesByCampaign() {
		return CollectionIndex.of("signatures", "campaignId", "_id");
	}

	/** For moderators, and for what is over its time. */
	@Bean
	CollectionIndex signaturesByTraces() {
		return new CollectionIndex("signatures", new Index().on(AbuseTraces.UNTIL, Sort.Direction.ASC).sparse());
	}

	/** For what ends all that was sent for one signature. */
	@Bean
	CollectionIndex overflowBySignature() {
		return CollectionIndex.of(Overflows.COLLECTION, "signatureId");
	}

	/** For the purge. */
	@Bean
	CollectionIndex overflowByDue() {
		return CollectionIndex.of(Overflows.COLLECTION, "due");
	}

	@Bean
	Holding rehearsedOverflow() {
		return Holding.byCampaign(Overflows.COLLECTION, "campaignId");
	}

	@Bean
	Admin logAdmin(@Value("${spring.cloud.stream.kafka.binder.brokers}") String brokers) {
		return Admin.create(Map.of("bootstrap.servers", brokers));
	}

	@Bean
	Epochs epochs(@Value("${spring.cloud.stream.bindings.takeSignatures-in-0.destination}") String topic,
			Admin logAdmin) {
		return new Epochs(topic, logAdmin);
	}

}
