package org.portevoix.service.shutdown;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires the leave. */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(ShutdownSettings.class)
class ShutdownConfiguration {

	@Bean
	Drain drain(ShutdownSettings settings) {
		return new Drain(settings.drain());
	}

}
