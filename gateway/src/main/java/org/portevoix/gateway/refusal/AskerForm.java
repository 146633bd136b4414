package org.portevoix.gateway.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import org.jspecify.annotations.Nullable;

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
record AskerForm(boolean page, String language) {

	static final List<String> LANGUAGES = List.of("fr", "nl", "en", "es");

	private static final List<Locale> LOCALES = LANGUAGES.stream().map(Locale::of).toList();

	private static final String DEFAULT_LANGUAGE = "en";

	static AskerForm of(ServerHttpRequest request) {
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

	private static String language(ServerHttpRequest request) {
		String inPath = languageOf(request.getURI().getRawPath());
		if (inPath != null) {
			return inPath;
		}
		String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
		return (accepted != null) ? negotiate(accepted) : DEFAULT_LANGUAGE;
	}

	private static @Nullable String languageOf(String path) {
		boolean aLanguage = path.length() == 3 || (path.length() > 3 && path.charAt(3) == '/');
		String first = aLanguage ? path.substring(1, 3) : "";
		return LANGUAGES.contains(first) ? first : null;
	}

	private static String negotiate(String accepted) {
		try {
			Locale best = Locale.lookup(LanguageRange.parse(accepted), LOCALES);
			return (best != null) ? best.getLanguage() : DEFAULT_LANGUAGE;
		}
		catch (IllegalArgumentException ex) {
			return DEFAULT_LANGUAGE;
		}
	}

}
