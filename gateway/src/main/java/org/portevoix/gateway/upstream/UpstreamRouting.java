package org.portevoix.gateway.upstream;

import java.net.URI;
import java.util.List;
import java.util.Map;

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
 * thousand open pages leave room for signing. What could not be sent, since nobody took
 * the connection, goes to the next instance of the service. A GET whose connection broke
 * before any answer is sent once more; nothing else ever is.
 */
class UpstreamRouting extends NettyRoutingFilter {

	private final HttpClient streams;

	private final Services services;

	private final List<HttpHeadersFilter> headers;

	UpstreamRouting(Services services, HttpClient requests, HttpClient streams, UpstreamHeaders headers,
			ObjectProvider<List<HttpHeadersFilter>> unused, HttpClientProperties properties) {
		super(requests, unused, properties);
		this.services = services;
		this.streams = streams;
		this.headers = List.of(headers, new AnswerHeaders());
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		URI asked = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
		if (!Services.isService(asked)) {
			return super.filter(exchange, chain);
		}
		return send(exchange, chain, asked, this.services.named(asked.getHost()).inTurn(), 0);
	}

	private Mono<Void> send(ServerWebExchange exchange, GatewayFilterChain chain, URI asked, List<Instance> order,
			int number) {
		Instance instance = order.get(number);
		return sendTo(instance, exchange, chain, asked).onErrorResume((failure) -> isUnanswered(exchange),
				(failure) -> {
					boolean unsent = UpstreamFailure.isUnsent(failure);
					if (unsent) {
						// Known sooner than by asking; who is back says so.
						instance.ready(false);
					}
					int next = number + 1;
					if (unsent && next < order.size()) {
						return send(exchange, chain, asked, order, next);
					}
					if (exchange.getRequest().getMethod() == HttpMethod.GET
							&& UpstreamFailure.isConnectionLost(failure)) {
						return sendTo(order.get(next % order.size()), exchange, chain, asked);
					}
					return Mono.error(failure);
				});
	}

	private Mono<Void> sendTo(Instance instance, ServerWebExchange exchange, GatewayFilterChain chain, URI asked) {
		Map<String, Object> attributes = exchange.getAttributes();
		attributes.put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, instance.at(asked));
		attributes.remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
		return super.filter(exchange, chain);
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
