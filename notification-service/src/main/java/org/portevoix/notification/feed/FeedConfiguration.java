package org.portevoix.notification.feed;

import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
	CollectionIndex feedByTime() {
		return CollectionIndex.of(KeptEvents.COLLECTION, "time");
	}

}
