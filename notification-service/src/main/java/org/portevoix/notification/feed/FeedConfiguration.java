package org.portevoix.notification.feed;

import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

/** Wires the feed to the store. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

	@Bean
	CollectionIndex feedByPlace() {
		return CollectionIndex.of(KeptEvents.COLLECTION, "stream", "offset");
	}

	@Bean
	CollectionIndex feedByExpiry() {
		return CollectionIndex.of(KeptEvents.COLLECTION, "expires");
	}

	@Bean
	Holding rehearsedEvents() {
		return Holding.byCampaign(KeptEvents.COLLECTION, "rehearsal");
	}

	@Bean
	CollectionIndex feedByRehearsal() {
		return new CollectionIndex(KeptEvents.COLLECTION, new Index("rehearsal", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex feedByTime() {
		return CollectionIndex.of(KeptEvents.COLLECTION, "time");
	}

}
