package org.portevoix.gateway.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The form in which an asker wants to be told something.
 *
 * @param page whether as a page for a person, else as a problem for a program
 * @param language one of the four languages
 */
public record AskerForm(boolean page, String language) {

	static final List<String> LANGUAGES = List.of("fr", "nl", "en", "es");

	private static final List<Locale> LOCALES = LANGUAGES.stream().map(Locale::of).toList();

	private static final String DEFAULT_LANGUAGE = "en";

	/** Staff who say nothing else read French, as the services' pages for them do. */
	private static final String STAFF_LANGUAGE = "fr";

	private static final List<String> STAFF_PATHS = List.of("/console", "/signin", "/signout", "/invitation",
			"/password");

	private static final String CHOICE = "portevoix_lang";

	/**
	 * Tells in which form an asker wants to be told something.
	 * @param request what was asked
	 * @return the form
	 */
	public static AskerForm of(ServerHttpRequest request) {
		return new AskerForm(wantsPage(request.getHeaders()), language(request));
	}

	/** Only who names HTML is a browser: programs say JSON, anything, or nothing. */
	private static boolean wantsPage(HttpHeaders headers) {
		try {
			List<MediaType> accepted = headers.getAccept();
			double html = quality(accepted, MediaType.TEXT_HTML);
			double json = Math.max(quality(accepted, MediaType.APPLICATION_JSON),
					quality(accepted, MediaType.APPLICATION_PROBLEM_JSON));
			return html > 0 && html >= json;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static double quality(List<MediaType> accepted, MediaType wanted) {
		return accepted.stream()
			.filter((type) -> type.isConcrete() && type.equalsTypeAndSubtype(wanted))
			.mapToDouble(MediaType::getQualityValue)
			.max()
			.orElse(0);
	}

	/**
	 * Citizens' pages have their language in the path, staff pages a choice beside it.
	 */
	private static String language(ServerHttpRequest request) {
		String path = request.getURI().getRawPath();
		String inPath = languageOf(path);
		if (inPath != null) {
			return inPath;
		}
		boolean staff = isForStaff(path);
		String chosen = staff ? chosen(request) : null;
		if (chosen != null) {
			return chosen;
		}
		String fallback = staff ? STAFF_LANGUAGE : DEFAULT_LANGUAGE;
		String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
		return (accepted != null) ? negotiate(accepted, fallback) : fallback;
	}

	private static @Nullable String languageOf(String path) {
		boolean aLanguage = path.length() == 3 || (path.length() > 3 && path.charAt(3) == '/');
		String first = aLanguage ? path.substring(1, 3) : "";
		return LANGUAGES.contains(first) ? first : null;
	}

	private static boolean isForStaff(String path) {
		return STAFF_PATHS.stream().anyMatch((start) -> path.equals(start) || path.startsWith(start + "/"));
	}

	private static @Nullable String chosen(ServerHttpRequest request) {
		String asked = request.getQueryParams().getFirst("lang");
		if (asked != null && LANGUAGES.contains(asked)) {
			return asked;
		}
		HttpCookie cookie = request.getCookies().getFirst(CHOICE);
		return (cookie != null && LANGUAGES.contains(cookie.getValue())) ? cookie.getValue() : null;
	}

	private static String negotiate(String accepted, String fallback) {
		try {
			Locale best = Locale.lookup(LanguageRange.parse(accepted), LOCALES);
			return (best != null) ? best.getLanguage() : fallback;
		}
		catch (IllegalArgumentException ex) {
			return fallback;
		}
	}

}
