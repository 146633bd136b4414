package org.portevoix.gateway.refusal;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.gateway.GatewaySettings;
import org.portevoix.gateway.upstream.UpstreamFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Turns whatever went wrong into a page or a problem. It logs neither URLs nor messages
 * of exceptions, because a URL can hold a token.
 */
@Component
@Order(-2)
class RefusalHandler implements ErrorWebExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(RefusalHandler.class);

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private static final int FRAMES = 12;

	private final RefusalTexts texts = new RefusalTexts();

	private final Duration pause;

	private final MeterRegistry meters;

	RefusalHandler(GatewaySettings settings, MeterRegistry meters) {
		this.pause = settings.upstream().breaker().openFor();
		this.meters = meters;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		Refused refused = refused(failure);
		if (exchange.getResponse().isCommitted()) {
			if (refused.refusal() == Refusal.UNAVAILABLE) {
				logger.info("A service broke off its answer: {}", failure.getClass().getName());
			}
			return Mono.error(failure);
		}
		count(refused.refusal());
		if (refused.refusal() == Refusal.BROKEN) {
			logger.error("A request failed: {}", withoutMessage(failure));
		}
		return write(exchange, refused);
	}

	private Refused refused(Throwable failure) {
		if (failure instanceof Refused refused) {
			return refused;
		}
		if (failure instanceof AbortedException) {
			// The client hung up; nobody reads the answer.
			return new Refused(Refusal.TOO_SLOW);
		}
		Refusal refusal = UpstreamFailure.isUnavailable(failure) ? Refusal.UNAVAILABLE : ofStatus(failure);
		return new Refused(refusal, (refusal == Refusal.UNAVAILABLE) ? this.pause : Duration.ZERO);
	}

	private static Refusal ofStatus(Throwable failure) {
		return (failure instanceof ResponseStatusException status) ? Refusal.ofStatus(status.getStatusCode().value())
				: Refusal.BROKEN;
	}

	private Mono<Void> write(ServerWebExchange exchange, Refused refused) {
		AskerForm form = AskerForm.of(exchange.getRequest());
		byte[] text = this.texts.text(refused.refusal(), form);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(refused.refusal().status());
		HttpHeaders headers = response.getHeaders();
		// What a service sent before it failed says nothing about this answer.
		headers.clear();
		headers.setContentType(form.page() ? HTML : MediaType.APPLICATION_PROBLEM_JSON);
		headers.setContentLength(text.length);
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		headers.set(HttpHeaders.VARY, "Accept, Accept-Language");
		if (form.page()) {
			headers.set(HttpHeaders.CONTENT_LANGUAGE, form.language());
		}
		if (refused.refusal() == Refusal.SIGN_IN_NEEDED) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		if (refused.retryAfterSeconds() > 0) {
			headers.set(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfterSeconds()));
		}
		if (refused.refusal() == Refusal.TOO_LARGE || refused.refusal() == Refusal.TOO_SLOW) {
			// The rest of the body is not waited for.
			headers.set(HttpHeaders.CONNECTION, "close");
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(text)));
	}

	private void count(Refusal refusal) {
		Counter.builder("portevoix.gateway.refused")
			.description("Requests that the gateway answered by itself, by reason")
			.tag("reason", refusal.slug())
			.register(this.meters)
			.increment();
	}

	private static String withoutMessage(Throwable failure) {
		String frames = Arrays.stream(failure.getStackTrace())
			.limit(FRAMES)
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
		Throwable cause = failure.getCause();
		return failure.getClass().getName() + frames
				+ ((cause != null && cause != failure) ? "\ncaused by " + withoutMessage(cause) : "");
	}

}
