package org.portevoix.gateway.upstream;

import java.time.Duration;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.netty.channel.ChannelOption;
import org.portevoix.gateway.GatewaySettings;
import org.portevoix.gateway.GatewaySettings.Breaker;
import org.portevoix.gateway.GatewaySettings.Upstream;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connections to the services. Spring Cloud Gateway would build them itself, but with
 * a queue without end in front of its pool, and one pool for everything.
 */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

	@Bean
	HttpClient requestClient(GatewaySettings settings) {
		Upstream upstream = settings.upstream();
		ConnectionProvider pool = pool("requests", upstream, upstream.maxConnections(), upstream.maxPending());
		return client(pool, upstream.connectTimeout()).responseTimeout(upstream.responseTimeout());
	}

	@Bean
	HttpClient streamClient(GatewaySettings settings) {
		Upstream upstream = settings.upstream();
		// A page without its stream works: nobody waits for one. A queue of 0 is not
		// possible.
		return client(pool("streams", upstream, upstream.maxStreams(), 1), upstream.connectTimeout());
	}

	private static ConnectionProvider pool(String name, Upstream upstream, int connections, int pending) {
		return ConnectionProvider.builder(name)
			.maxConnections(connections)
			.pendingAcquireMaxCount(pending)
			.pendingAcquireTimeout(upstream.acquireTimeout())
			.maxIdleTime(upstream.maxIdle())
			.lifo()
			.build();
	}

	private static HttpClient client(ConnectionProvider pool, Duration connectTimeout) {
		return HttpClient.create(pool)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis())
			.option(ChannelOption.TCP_NODELAY, true)
			// A POST whose connection broke may have been taken: it is never sent twice.
			.disableRetry(true);
	}

	@Bean
	Services services(GatewaySettings settings, @Qualifier("requestClient") HttpClient client) {
		return new Services(settings.services(), client);
	}

	@Bean
	UpstreamRouting upstreamRouting(Services services, @Qualifier("requestClient") HttpClient requests,
			@Qualifier("streamClient") HttpClient streams, UpstreamHeaders headers,
			ObjectProvider<List<HttpHeadersFilter>> headersFilters, HttpClientProperties properties) {
		return new UpstreamRouting(services, requests, streams, headers, headersFilters, properties);
	}

	@Bean
	NettyWriteResponseFilter upstreamAnswers(GatewayProperties properties,
			ObjectProvider<List<HttpHeadersFilter>> headersFilters) {
		return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headersFilters);
	}

	@Bean
	Customizer<ReactiveResilience4JCircuitBreakerFactory> breakers(GatewaySettings settings) {
		CircuitBreakerConfig config = config(settings.upstream().breaker());
		return (factory) -> factory
			.configureDefault((id) -> new Resilience4JConfigBuilder(id).circuitBreakerConfig(config).build());
	}

	private static CircuitBreakerConfig config(Breaker breaker) {
		return CircuitBreakerConfig.custom()
			.slidingWindow(breaker.window(), breaker.minimumCalls(), SlidingWindowType.COUNT_BASED,
					SlidingWindowSynchronizationStrategy.LOCK_FREE)
			.failureRateThreshold(breaker.failureRate())
			.waitDurationInOpenState(breaker.openFor())
			.permittedNumberOfCallsInHalfOpenState(breaker.trials())
			.recordException(UpstreamFailure::isServiceFailure)
			.writableStackTraceEnabled(false)
			.build();
	}

}
