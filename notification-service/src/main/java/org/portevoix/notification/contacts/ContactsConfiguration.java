package org.portevoix.notification.contacts;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Sets up how member-service is asked: never for long, and not while it is away. */
@Configuration(proxyBeanMethods = false)
class ContactsConfiguration {

	private static final int ENOUGH_TO_TELL = 10;

	private static final Duration PAUSE = Duration.ofSeconds(2);

	@Bean
	RestClient memberClient(ContactSettings settings) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(settings.timeout())
			.followRedirects(HttpClient.Redirect.NEVER)
			.build());
		requests.setReadTimeout(settings.timeout());
		return RestClient.builder().baseUrl(settings.memberUrl()).requestFactory(requests).build();
	}

	@Bean
	CircuitBreaker memberBreaker(MeterRegistry meters) {
		CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.slidingWindowSize(2 * ENOUGH_TO_TELL)
			.minimumNumberOfCalls(ENOUGH_TO_TELL)
			.failureRateThreshold(50)
			.permittedNumberOfCallsInHalfOpenState(2)
			.waitDurationInOpenState(PAUSE)
			.build());
		CircuitBreaker breaker = registry.circuitBreaker("contacts");
		TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
		return breaker;
	}

	@Bean
	Forgetting contactsForgetting(Disclosures disclosures, Clock clock) {
		return new Forgetting(disclosures, clock);
	}

	@Bean
	Holding rehearsedDisclosures() {
		return Holding.byCampaign(Disclosures.COLLECTION, "rehearsal");
	}

	@Bean
	CollectionIndex disclosuresByRehearsal() {
		return new CollectionIndex(Disclosures.COLLECTION,
				new org.springframework.data.mongodb.core.index.Index("rehearsal",
						org.springframework.data.domain.Sort.Direction.ASC)
					.sparse());
	}

	@Bean
	CollectionIndex acknowledgementsByDue() {
		return CollectionIndex.of(Acknowledgements.COLLECTION, "organisation", "due");
	}

	@Bean
	CollectionIndex disclosuresByExpiry() {
		return new CollectionIndex(Disclosures.COLLECTION,
				new org.springframework.data.mongodb.core.index.Index("expires",
						org.springframework.data.domain.Sort.Direction.ASC)
					.sparse());
	}

}
