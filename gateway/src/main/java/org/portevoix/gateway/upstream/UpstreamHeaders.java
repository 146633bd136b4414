package org.portevoix.gateway.upstream;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.portevoix.gateway.GatewaySettings;
import org.portevoix.tracing.TraceParent;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says to the services what they may believe about a request: who asks, with which
 * session, by which address the public reached us, and which trace it belongs to.
 * Whatever a client says about that itself is dropped.
 */
@Component
public class UpstreamHeaders implements HttpHeadersFilter {

	/** The exchange attribute that holds the client's {@link InetAddress}. */
	public static final String CLIENT_ATTRIBUTE = UpstreamHeaders.class.getName() + ".client";

	/** The exchange attribute that holds the length of a body that was read. */
	public static final String BODY_LENGTH_ATTRIBUTE = UpstreamHeaders.class.getName() + ".bodyLength";

	/** The exchange attribute that holds the access token of a session. */
	public static final String BEARER_ATTRIBUTE = UpstreamHeaders.class.getName() + ".bearer";

	/** The exchange attribute that holds what forms of this session must carry. */
	public static final String FORM_TOKEN_ATTRIBUTE = UpstreamHeaders.class.getName() + ".formToken";

	private static final String FORM_TOKEN = "X-CSRF-Token";

	/** The exchange attribute that holds the trace context, as it is passed on. */
	public static final String TRACEPARENT_ATTRIBUTE = UpstreamHeaders.class.getName() + ".traceparent";

	/** The header of the W3C trace context. */
	public static final String TRACEPARENT = "traceparent";

	private static final Set<String> DROPPED = Set.of("forwarded", "x-real-ip", "x-original-url", "x-original-uri",
			"x-original-host", "x-original-method", "x-rewrite-url", "x-client-ip", "x-cluster-client-ip", "x-host",
			"x-http-host-override", "x-http-method-override", "x-http-method", "x-method-override", "true-client-ip",
			"cf-connecting-ip", "x-remote-user", "remote-user", "x-ssl-client-cert", "proxy", "proxy-connection", "via",
			"expect", "baggage", "b3", "x-csrf-token", "content-length", "host");

	private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

	private final String proto;

	private final String host;

	private final String port;

	UpstreamHeaders(GatewaySettings settings) {
		URI publicUrl = settings.publicUrl();
		if (publicUrl.getScheme() == null || publicUrl.getRawAuthority() == null) {
			throw new IllegalArgumentException("Set PUBLIC_URL to an address like https://act.example.org");
		}
		this.proto = publicUrl.getScheme().toLowerCase(Locale.ROOT);
		this.host = publicUrl.getRawAuthority();
		int standard = this.proto.equals("https") ? 443 : 80;
		this.port = Integer.toString((publicUrl.getPort() > 0) ? publicUrl.getPort() : standard);
	}

	@Override
	public HttpHeaders filter(HttpHeaders incoming, ServerWebExchange exchange) {
		HttpHeaders headers = HopByHop.without(incoming, UpstreamHeaders::isDropped);
		addLength(headers, exchange);
		addForwarded(headers, exchange);
		addSession(headers, exchange.getAttributes());
		addTrace(headers, exchange.getAttributes());
		return headers;
	}

	private static boolean isDropped(String lower) {
		return DROPPED.contains(lower) || lower.startsWith("x-forwarded") || lower.startsWith("x-b3-");
	}

	private static void addLength(HttpHeaders headers, ServerWebExchange exchange) {
		Map<String, Object> attributes = exchange.getAttributes();
		if (attributes.get(BODY_LENGTH_ATTRIBUTE) instanceof Integer length) {
			headers.setContentLength(length);
		}
		else if (WITH_BODY.contains(exchange.getRequest().getMethod())) {
			headers.setContentLength(0);
		}
	}

	private void addForwarded(HttpHeaders headers, ServerWebExchange exchange) {
		if (exchange.getAttributes().get(CLIENT_ATTRIBUTE) instanceof InetAddress client) {
			headers.set("X-Forwarded-For", withoutScope(client.getHostAddress()));
		}
		headers.set("X-Forwarded-Proto", this.proto);
		headers.set("X-Forwarded-Host", this.host);
		headers.set("X-Forwarded-Port", this.port);
	}

	/** The services know access tokens only; how the browser keeps one is not theirs. */
	private static void addSession(HttpHeaders headers, Map<String, Object> attributes) {
		OwnCookies.removeFrom(headers);
		if (attributes.get(BEARER_ATTRIBUTE) instanceof String bearer) {
			headers.setBearerAuth(bearer);
		}
		if (attributes.get(FORM_TOKEN_ATTRIBUTE) instanceof String token) {
			headers.set(FORM_TOKEN, token);
		}
	}

	private static void addTrace(HttpHeaders headers, Map<String, Object> attributes) {
		String given = headers.getFirst(TRACEPARENT);
		if (given == null || !TraceParent.isValid(given)) {
			headers.remove("tracestate");
		}
		if (attributes.get(TRACEPARENT_ATTRIBUTE) instanceof String traceparent) {
			headers.set(TRACEPARENT, traceparent);
		}
	}

	private static String withoutScope(String address) {
		int scope = address.indexOf('%');
		return (scope < 0) ? address : address.substring(0, scope);
	}

}
