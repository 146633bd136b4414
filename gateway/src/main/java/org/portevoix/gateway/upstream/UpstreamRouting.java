package org.portevoix.gateway.upstream;

import java.util.List;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends requests to the services. Event streams have connections of their own, so that a
 * thousand open pages leave room for signing. A GET whose connection broke before any
 * answer is sent once more; nothing else ever is.
 */
class UpstreamRouting extends NettyRoutingFilter {

	private final HttpClient streams;

	private final List<HttpHeadersFilter> headers;

	UpstreamRouting(HttpClient requests, HttpClient streams, UpstreamHeaders headers,
			ObjectProvider<List<HttpHeadersFilter>> unused, HttpClientProperties properties) {
		super(requests, unused, properties);
		this.streams = streams;
		this.headers = List.of(headers, new AnswerHeaders());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Mono<Void> call = super.filter(exchange, chain);
		if (exchange.getRequest().getMethod() != HttpMethod.GET) {
			return call;
		}
		return call.onErrorResume((failure) -> UpstreamFailure.isConnectionLost(failure) && isUnanswered(exchange),
				(failure) -> call);
	}

	private static boolean isUnanswered(ServerWebExchange exchange) {
		return exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR) == null;
	}

	/**
	 * Ours do in one pass what those of Spring Cloud Gateway do in six, each with a copy
	 * of all headers.
	 */
	@Override
	public List<HttpHeadersFilter> getHeadersFilters() {
		return this.headers;
	}

	@Override
	protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
		return route.getMetadata().containsKey("stream") ? this.streams : super.getHttpClient(route, exchange);
	}

}
