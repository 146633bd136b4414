package org.portevoix.campaign.rehearsals;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;

import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;

/** Wires rehearsals to their collection and topic, and says what they leave behind. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RehearsalSettings.class)
class RehearsalsConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> takeRehearsals(Proofs proofs) {
		return proofs::accept;
	}

	@Bean
	OutboxRelay rehearsalsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Run.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex rehearsalsByStage() {
		return new CollectionIndex(Run.COLLECTION, new Index("stage", Sort.Direction.ASC).unique());
	}

	@Bean
	CollectionIndex rehearsalsByCampaign() {
		return CollectionIndex.of(Run.COLLECTION, "campaignId");
	}

	@Bean
	CollectionIndex rehearsalsByState() {
		return CollectionIndex.of(Run.COLLECTION, "state");
	}

	@Bean
	CollectionIndex talliesByCampaign() {
		return CollectionIndex.of("tallies", "campaignId");
	}

	@Bean
	Holding rehearsedSignatures() {
		return Holding.byCampaign("signatures", "campaignId");
	}

	@Bean
	Holding rehearsedTallies() {
		return Holding.byCampaign("tallies", "campaignId");
	}

	@Bean
	Holding rehearsedTimeline() {
		return Holding.byCampaign("timeline", "campaignId");
	}

}
