package org.portevoix.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

import org.portevoix.gateway.session.StaffArea;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * What each answer tells the browser not to do. A service that set a header itself knows
 * better.
 */
final class SecurityHeaders {

	private static final String REFERRER_POLICY = "Referrer-Policy";

	private final Map<String, String> headers = new LinkedHashMap<>();

	SecurityHeaders(boolean https) {
		this.headers.put("Content-Security-Policy",
				"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
						+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; font-src 'self'; "
						+ "manifest-src 'self'");
		this.headers.put("X-Content-Type-Options", "nosniff");
		this.headers.put("Cross-Origin-Opener-Policy", "same-origin");
		this.headers.put("Permissions-Policy",
				"camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
		if (https) {
			this.headers.put("Strict-Transport-Security", "max-age=31536000");
		}
	}

	void addTo(ServerWebExchange exchange) {
		exchange.getResponse().beforeCommit(() -> {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			this.headers.forEach((name, value) -> setIfAbsent(headers, name, value));
			setReferrerPolicy(headers, exchange.getRequest());
			if (StaffArea.isPrivate(exchange)) {
				headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
			}
			return Mono.empty();
		});
	}

	/**
	 * A token must not leave its page, not even towards our own other pages. In the
	 * console there are none, and its forms need the origin that this policy would hide.
	 */
	private static void setReferrerPolicy(HttpHeaders headers, ServerHttpRequest request) {
		if (holdsToken(request)) {
			headers.set(REFERRER_POLICY, "no-referrer");
		}
		else {
			setIfAbsent(headers, REFERRER_POLICY, "same-origin");
		}
	}

	private static boolean holdsToken(ServerHttpRequest request) {
		String query = request.getURI().getRawQuery();
		String path = request.getURI().getRawPath();
		if (StaffArea.of(path) == StaffArea.CONSOLE) {
			return false;
		}
		return query != null && query.contains("token") || path.endsWith("/confirm") || path.endsWith("/withdraw")
				|| path.endsWith("/me");
	}

	private static void setIfAbsent(HttpHeaders headers, String name, String value) {
		if (!headers.containsHeader(name)) {
			headers.set(name, value);
		}
	}

}
