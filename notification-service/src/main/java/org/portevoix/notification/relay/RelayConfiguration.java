package org.portevoix.notification.relay;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the breaker that watches the relay. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

	/** As many as this are lost before senders pause. */
	private static final int ENOUGH_TO_TELL = 8;

	@Bean
	CircuitBreaker relayBreaker(RelaySettings settings, MeterRegistry meters) {
		CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowSize(2 * ENOUGH_TO_TELL)
			.minimumNumberOfCalls(ENOUGH_TO_TELL)
			.failureRateThreshold(50)
			.permittedNumberOfCallsInHalfOpenState(2)
			.waitDurationInOpenState(settings.breakerWait())
			.build());
		CircuitBreaker breaker = registry.circuitBreaker("relay");
		TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
		return breaker;
	}

}
