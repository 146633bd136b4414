package org.portevoix.gateway;

import java.util.function.Supplier;

import org.portevoix.gateway.upstream.UpstreamHeaders;
import org.portevoix.tracing.Fact;
import org.portevoix.tracing.Step;
import org.portevoix.tracing.Tracing;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

import static java.util.Objects.requireNonNull;

/** Has each request belong to a trace, and records those few that are chosen. */
final class RequestTraces {

	private final Tracing tracing;

	RequestTraces(Tracing tracing) {
		this.tracing = tracing;
	}

	Mono<Void> of(ServerWebExchange exchange, Supplier<Mono<Void>> request) {
		Step step = this.tracing.admit(exchange.getRequest().getHeaders().getFirst(UpstreamHeaders.TRACEPARENT));
		exchange.getAttributes().put(UpstreamHeaders.TRACEPARENT_ATTRIBUTE, requireNonNull(step.traceparent()));
		if (!step.isRecorded()) {
			return request.get();
		}
		return request.get().doOnError((_) -> step.failed()).doFinally((_) -> end(step, exchange));
	}

	private static void end(Step step, ServerWebExchange exchange) {
		String method = exchange.getRequest().getMethod().name();
		Object route = exchange.getAttributes().get(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
		step.named((route != null) ? method + " " + route : method).with(Fact.METHOD, method);
		if (route != null) {
			step.with(Fact.ROUTE, route.toString());
		}
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		if (status != null) {
			step.with(Fact.STATUS, Integer.toString(status.value()));
		}
		step.end();
	}

}
