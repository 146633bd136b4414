package org.portevoix.gateway;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers what thousands look at from memory, for as long as its service says by
 * {@code s-maxage} (RFC 9111, 5.2.2.10) and for nothing that does not say so: a page that
 * goes round the world costs its service one request a second. Behind the door, so that
 * limits count all the same.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SharedPages implements WebFilter {

	private static final Pattern SHARED_FOR = Pattern.compile("(?:^|[\\s,])s-maxage=(\\d{1,4})(?:$|[\\s,])");

	private static final Pattern NOT_SHARED = Pattern.compile("no-store|no-cache|private");

	private static final int LARGEST = 256 * 1024;

	private static final long MEMORY = 32L * 1024 * 1024;

	private final ApplicationContext context;

	private final Cache<String, Page> pages = Caffeine.newBuilder()
		.maximumWeight(MEMORY)
		.weigher((String address, Page page) -> 1_000 + address.length() + page.body().length)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	private final Counter shared;

	SharedPages(ApplicationContext context, MeterRegistry meters) {
		this.context = context;
		this.shared = meters.counter("portevoix.gateway.shared");
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (request.getMethod() != HttpMethod.GET || exchange.getApplicationContext() != this.context
				|| isParticular(request.getHeaders())) {
			return chain.filter(exchange);
		}
		String address = address(request);
		Page page = this.pages.getIfPresent(address);
		if (page != null && System.nanoTime() - page.until() < 0) {
			this.shared.increment();
			return page.writeTo(exchange.getResponse());
		}
		return chain.filter(exchange.mutate().response(new Remembering(exchange.getResponse(), address)).build());
	}

	/** A part of it, or an answer that may depend on who asks. */
	private static boolean isParticular(HttpHeaders headers) {
		return headers.containsHeader(HttpHeaders.RANGE) || headers.containsHeader(HttpHeaders.AUTHORIZATION);
	}

	private static String address(ServerHttpRequest request) {
		String query = request.getURI().getRawQuery();
		return (query != null) ? request.getURI().getRawPath() + "?" + query : request.getURI().getRawPath();
	}

	/** For how long others may get an answer too; zero if never. */
	static Duration sharedFor(HttpHeaders headers) {
		String control = String.join(",", headers.getOrEmpty(HttpHeaders.CACHE_CONTROL));
		if (NOT_SHARED.matcher(control).find() || headers.containsHeader(HttpHeaders.SET_COOKIE)
				|| headers.containsHeader(HttpHeaders.VARY)) {
			return Duration.ZERO;
		}
		Matcher seconds = SHARED_FOR.matcher(control);
		return seconds.find() ? Duration.ofSeconds(Integer.parseInt(seconds.group(1))) : Duration.ZERO;
	}

	/**
	 * An answer.
	 *
	 * @param until the {@link System#nanoTime()} at which it ends
	 */
	private record Page(HttpHeaders headers, byte[] body, long until) {

		Mono<Void> writeTo(ServerHttpResponse response) {
			response.setStatusCode(HttpStatus.OK);
			response.getHeaders().putAll(this.headers);
			return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(this.body)));
		}

	}

	/** Remembers what passes, if others may have it. */
	private final class Remembering extends ServerHttpResponseDecorator {

		private final String address;

		Remembering(ServerHttpResponse response, String address) {
			super(response);
			this.address = address;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			Duration lives = HttpStatus.OK.equals(getStatusCode()) ? sharedFor(getHeaders()) : Duration.ZERO;
			if (lives.isZero() || getHeaders().getContentLength() > LARGEST) {
				return super.writeWith(body);
			}
			// Our own pages, whose size is known; one that grew beyond it is an error of
			// ours.
			return DataBufferUtils.join(body, LARGEST).flatMap((whole) -> {
				remember(whole, lives);
				return super.writeWith(Mono.just(whole));
			});
		}

		private void remember(DataBuffer whole, Duration lives) {
			byte[] bytes = new byte[whole.readableByteCount()];
			whole.toByteBuffer().get(bytes);
			HttpHeaders headers = new HttpHeaders();
			headers.putAll(getHeaders());
			SharedPages.this.pages.put(this.address, new Page(headers, bytes, System.nanoTime() + lives.toNanos()));
		}

	}

}
