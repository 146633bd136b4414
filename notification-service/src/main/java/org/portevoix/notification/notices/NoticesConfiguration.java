package org.portevoix.notification.notices;

import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires notices to the store. */
@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {

	@Bean
	CollectionIndex noticesByDue() {
		return CollectionIndex.of(Notices.COLLECTION, "done", "due");
	}

}
