package org.portevoix.notification.endpoints;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the client that posts: nothing of it comes from the environment. */
@Configuration(proxyBeanMethods = false)
class EndpointsConfiguration {

	private static final int MOST_TO_ONE = 64;

	private static final int LONGEST_LINE = 8_192;

	private static final int MOST_HEADERS = 100;

	private static final int PORT_BUFFER = 4_096;

	@Bean
	Names.Lookup nameService() {
		return InetAddress::getAllByName;
	}

	@Bean
	CloseableHttpClient endpointClient(Names names, EndpointSettings settings) {
		return HttpClients.custom()
			.setConnectionManager(connections(names, settings))
			.setDefaultRequestConfig(RequestConfig.custom()
				.setResponseTimeout(Timeout.of(settings.attemptTimeout()))
				.setConnectionRequestTimeout(Timeout.of(settings.attemptTimeout()))
				.setRedirectsEnabled(false)
				.build())
			.setUserAgent("Portevoix-Webhooks/1.0")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			// A small answer could unfold into a large one.
			.disableContentCompression()
			.disableConnectionState()
			.evictIdleConnections(TimeValue.ofSeconds(20))
			.evictExpiredConnections()
			.build();
	}

	private static PoolingHttpClientConnectionManager connections(Names names, EndpointSettings settings) {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setDnsResolver(names)
			.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
			.setMaxConnTotal(settings.connections())
			.setMaxConnPerRoute(MOST_TO_ONE)
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
				.http1Config(Http1Config.custom()
					.setMaxLineLength(LONGEST_LINE)
					.setMaxHeaderCount(MOST_HEADERS)
					.setBufferSize(PORT_BUFFER)
					.build())
				.build())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(settings.connectTimeout()))
				.setSocketTimeout(Timeout.of(settings.attemptTimeout()))
				.setTimeToLive(1, TimeUnit.MINUTES)
				.setValidateAfterInactivity(TimeValue.ofSeconds(1))
				.build())
			.setDefaultTlsConfig(TlsConfig.custom()
				.setHandshakeTimeout(Timeout.of(settings.connectTimeout().multipliedBy(2)))
				.build())
			.build();
	}

}
