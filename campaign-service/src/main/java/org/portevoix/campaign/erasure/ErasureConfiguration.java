package org.portevoix.campaign.erasure;

import java.util.List;
import java.util.function.Consumer;

import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;

/** Wires erasure to what member-service tells of people. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> takeMembers(Erasure erasure) {
		return erasure::accept;
	}

	@Bean
	CollectionIndex signaturesByPerson() {
		return new CollectionIndex("signatures", new Index("personId", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex erasuresByEnd() {
		return CollectionIndex.of(Asked.COLLECTION, "until");
	}

}
