package org.portevoix.ui;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.LocaleResolver;

/**
 * Takes the language from the address, so that a link means the same for everybody. Only
 * where the address says nothing does what was chosen before count, and then the
 * browser's wish.
 */
class PathLocaleResolver implements LocaleResolver {

	/** The language that the address of a request begins with. */
	static Optional<Language> inPath(HttpServletRequest request) {
		Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (failed instanceof String uri) ? uri : request.getRequestURI();
		int end = path.indexOf('/', 1);
		return (path.length() < 3) ? Optional.empty() : Language.of(path.substring(1, (end < 0) ? path.length() : end));
	}

	/** The language of an answer to a request. */
	static Language languageOf(HttpServletRequest request) {
		return inPath(request).or(() -> LanguageCookie.chosen(request))
			.orElseGet(() -> Language.likely(Collections.list(request.getLocales())));
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		return languageOf(request).locale();
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The address alone says the language");
	}

}
