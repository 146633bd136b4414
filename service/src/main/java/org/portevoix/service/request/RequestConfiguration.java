package org.portevoix.service.request;

import org.portevoix.tracing.Tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Has each request be a step of its trace. */
@AutoConfiguration(afterName = "org.portevoix.tracing.TracingConfiguration")
class RequestConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RequestTrace requestTrace(Tracing tracing) {
		return new RequestTrace(tracing);
	}

}
