package org.portevoix.gateway.session;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Tells requests that a page of ours made from those that another site made in a
 * signed-in person's browser. The browser says where a request comes from, and the page
 * shows a token that only we can make; both must be right.
 */
final class Forms {

	private static final String TOKEN_HEADER = "X-CSRF-Token";

	private static final String TOKEN_FIELD = "_csrf=";

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	private final SessionKeys keys;

	private final String origin;

	Forms(SessionKeys keys, URI publicUrl) {
		this.keys = keys;
		this.origin = origin(publicUrl);
	}

	/** As browsers write it: without the port that goes without saying. */
	private static String origin(URI url) {
		String scheme = url.getScheme().toLowerCase(Locale.ROOT);
		int standard = scheme.equals("https") ? 443 : 80;
		String port = (url.getPort() < 0 || url.getPort() == standard) ? "" : ":" + url.getPort();
		return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port;
	}

	/** Tells whether a page of ours, shown in this session, sent this. */
	boolean areOurs(ServerHttpRequest request, byte[] body, Session session) {
		return isFromHere(request.getHeaders()) && hasToken(request.getHeaders(), body, session);
	}

	/**
	 * Tells whether the browser says that another site made the request. Who says nothing
	 * is no browser, or an old one; a page that must not tell its address says
	 * {@code null}.
	 */
	boolean areForeign(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		List<String> sites = headers.getOrEmpty(FETCH_SITE);
		if (!sites.isEmpty()) {
			return !sites.equals(List.of("same-origin")) && !sites.equals(List.of("none"));
		}
		List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
		return !origins.isEmpty() && !origins.equals(List.of(this.origin)) && !origins.equals(List.of("null"));
	}

	private boolean isFromHere(HttpHeaders headers) {
		List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
		List<String> sites = headers.getOrEmpty(FETCH_SITE);
		boolean sameSite = sites.equals(List.of("same-origin"));
		if (origins.isEmpty()) {
			return sameSite;
		}
		return origins.equals(List.of(this.origin)) && (sites.isEmpty() || sameSite);
	}

	private boolean hasToken(HttpHeaders headers, byte[] body, Session session) {
		List<String> given = headers.getOrEmpty(TOKEN_HEADER);
		if (!given.isEmpty()) {
			return given.size() == 1 && isToken(given.getFirst(), session);
		}
		String field = isForm(headers) ? field(body) : null;
		return field != null && isToken(field, session);
	}

	/** The form may be older than the last sign-in of the same person. */
	private boolean isToken(String given, Session session) {
		String previous = session.previousId();
		return this.keys.isFormToken(given, session.id())
				|| (previous != null && this.keys.isFormToken(given, previous));
	}

	private static boolean isForm(HttpHeaders headers) {
		String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		return type != null
				&& type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	/** Null unless it is there once. */
	private static @Nullable String field(byte[] body) {
		List<String> values = Stream.of(new String(body, StandardCharsets.ISO_8859_1).split("&"))
			.filter((field) -> field.startsWith(TOKEN_FIELD))
			.map((field) -> field.substring(TOKEN_FIELD.length()))
			.toList();
		return (values.size() == 1) ? decoded(values.getFirst()) : null;
	}

	private static @Nullable String decoded(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
