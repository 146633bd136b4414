package org.portevoix.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where recorded steps go.
 *
 * @param endpoint the URL that takes OTLP over HTTP, such as
 * {@code http://localhost:4318/v1/traces}; empty for nowhere: nothing is recorded
 * @param sampling which share of the requests at the door is recorded, from 0 to 1
 */
@ConfigurationProperties("portevoix.tracing")
record TracingSettings(@DefaultValue("") String endpoint, @DefaultValue("0.01") double sampling) {

	TracingSettings {
		if (!(sampling >= 0 && sampling <= 1)) {
			throw new IllegalArgumentException("Set TRACE_SAMPLING to a share from 0 to 1");
		}
	}

}
