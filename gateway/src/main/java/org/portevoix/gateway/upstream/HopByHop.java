package org.portevoix.gateway.upstream;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.http.HttpHeaders;

/**
 * The headers that concern one connection and are never passed on.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, 7.6.1</a>
 */
final class HopByHop {

	private static final Set<String> NAMES = Set.of("connection", "keep-alive", "proxy-authenticate",
			"proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

	private HopByHop() {
	}

	/**
	 * Copies headers.
	 * @param headers what came in
	 * @param alsoDropped which names, in lower case, are not passed on either
	 * @return what goes out
	 */
	static HttpHeaders without(HttpHeaders headers, Predicate<String> alsoDropped) {
		HttpHeaders copy = new HttpHeaders();
		List<String> named = headers.getConnection();
		headers.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!NAMES.contains(lower) && !isNamed(lower, named) && !alsoDropped.test(lower)) {
				copy.put(name, values);
			}
		});
		return copy;
	}

	private static boolean isNamed(String lower, List<String> named) {
		return !named.isEmpty() && named.stream().anyMatch(lower::equalsIgnoreCase);
	}

}
