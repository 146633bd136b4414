package org.portevoix.member.audit;

import java.util.List;
import java.util.function.Consumer;

import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Wires the trail to its topic and its collection. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> takeAudit(AuditTrail trail) {
		return trail::accept;
	}

	@Bean
	CollectionIndex auditByTime() {
		return CollectionIndex.of(Entry.COLLECTION, "at");
	}

	@Bean
	CollectionIndex auditByOrganisation() {
		return CollectionIndex.of(Entry.COLLECTION, "organisation", "at");
	}

	@Bean
	CollectionIndex auditByActor() {
		return CollectionIndex.of(Entry.COLLECTION, "actor", "at");
	}

	@Bean
	CollectionIndex auditByAct() {
		return CollectionIndex.of(Entry.COLLECTION, "act", "at");
	}

}
