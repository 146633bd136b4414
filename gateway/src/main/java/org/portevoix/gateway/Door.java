package org.portevoix.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;

import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;
import org.portevoix.gateway.client.ClientAddresses;
import org.portevoix.gateway.client.ClientKey;
import org.portevoix.gateway.limit.RateLimits;
import org.portevoix.gateway.limit.RequestKind;
import org.portevoix.gateway.refusal.Refusal;
import org.portevoix.gateway.refusal.Refused;
import org.portevoix.gateway.session.StaffArea;
import org.portevoix.gateway.session.StaffSessions;
import org.portevoix.gateway.upstream.UpstreamHeaders;
import org.portevoix.tracing.Tracing;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Looks at each request before it is routed. It is one filter, not six, because every
 * signature passes it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Door implements WebFilter {

	private static final byte[] NO_BODY = {};

	private final ApplicationContext context;

	private final SecurityHeaders securityHeaders;

	private final ClientAddresses clients;

	private final @Nullable RateLimits limits;

	private final Bodies bodies;

	private final GatewaySettings.Body sizes;

	private final StaffSessions sessions;

	private final RequestTraces traces;

	Door(GatewaySettings settings, StaffSessions sessions, Tracing tracing, ApplicationContext context) {
		this.context = context;
		this.securityHeaders = new SecurityHeaders("https".equalsIgnoreCase(settings.publicUrl().getScheme()));
		this.clients = new ClientAddresses(settings.trustedProxies());
		this.limits = settings.benchmark() ? null
				: new RateLimits(settings.limits().kinds(), settings.limits().maxClients(), TimeMeter.SYSTEM_NANOTIME);
		this.bodies = new Bodies(settings.body());
		this.sizes = settings.body();
		this.sessions = sessions;
		this.traces = new RequestTraces(tracing);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (exchange.getApplicationContext() != this.context) {
			// The management port, which is a child of ours and inherits this filter.
			return chain.filter(exchange);
		}
		this.securityHeaders.addTo(exchange);
		return this.traces.of(exchange, () -> pass(exchange, chain));
	}

	private Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		Refused refused = refuse(exchange, request);
		if (refused != null) {
			return Mono.error(refused);
		}
		if (this.sessions.concern(request)) {
			URI page = withoutLastSlash(request);
			if (page != null) {
				exchange.getResponse().setStatusCode(HttpStatus.MOVED_PERMANENTLY);
				exchange.getResponse().getHeaders().setLocation(page);
				return exchange.getResponse().setComplete();
			}
			return this.sessions.admit(exchange)
				.flatMap((admitted) -> admitted ? passStaff(exchange, chain) : Mono.empty());
		}
		if (!Bodies.hasBody(request.getHeaders())) {
			return chain.filter(exchange);
		}
		return this.bodies.read(request, this.sizes.limit()).flatMap((body) -> chain.filter(withBody(exchange, body)));
	}

	/** Where a page of the console is whose address somebody ended with a slash. */
	private static @Nullable URI withoutLastSlash(ServerHttpRequest request) {
		String path = request.getURI().getRawPath();
		if (request.getMethod() != HttpMethod.GET || !path.endsWith("/") || StaffArea.of(path) != StaffArea.CONSOLE) {
			return null;
		}
		String query = request.getURI().getRawQuery();
		return URI.create(path.substring(0, path.length() - 1) + ((query != null) ? "?" + query : ""));
	}

	private Mono<Void> passStaff(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!Bodies.hasBody(request.getHeaders())) {
			return this.sessions.pass(exchange, NO_BODY, () -> chain.filter(exchange));
		}
		boolean console = StaffArea.of(request.getURI().getRawPath()) == StaffArea.CONSOLE;
		return this.bodies.read(request, console ? this.sizes.consoleLimit() : this.sizes.limit())
			.flatMap((body) -> this.sessions.pass(exchange, body, () -> chain.filter(withBody(exchange, body))));
	}

	private @Nullable Refused refuse(ServerWebExchange exchange, ServerHttpRequest request) {
		String path = request.getURI().getRawPath();
		if (!PublicPath.isPlain(path)) {
			return new Refused(Refusal.NOT_FOUND);
		}
		InetAddress client = this.clients.of(request);
		exchange.getAttributes().put(UpstreamHeaders.CLIENT_ATTRIBUTE, client);
		if (this.limits == null) {
			return null;
		}
		Duration wait = this.limits.take(RequestKind.of(request.getMethod(), path), ClientKey.of(client));
		return wait.isZero() ? null : new Refused(Refusal.TOO_MANY, wait);
	}

	private static ServerWebExchange withBody(ServerWebExchange exchange, byte[] body) {
		exchange.getAttributes().put(UpstreamHeaders.BODY_LENGTH_ATTRIBUTE, body.length);
		return exchange.mutate().request(new ReadRequest(exchange.getRequest(), body)).build();
	}

	/** A request whose body is already here. */
	private static final class ReadRequest extends ServerHttpRequestDecorator {

		private final byte[] body;

		ReadRequest(ServerHttpRequest request, byte[] body) {
			super(request);
			this.body = body;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(this.body));
		}

	}

}
