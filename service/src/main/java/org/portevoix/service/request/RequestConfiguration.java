package org.portevoix.service.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Marks the log lines of each request with its trace. */
@AutoConfiguration
class RequestConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RequestTrace requestTrace() {
		return new RequestTrace();
	}

}
