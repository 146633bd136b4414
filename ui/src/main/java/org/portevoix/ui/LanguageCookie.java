package org.portevoix.ui;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Remembers the language that somebody chose where addresses say none: in the console,
 * and where she signs in. {@code ?lang=nl} chooses.
 */
class LanguageCookie implements HandlerInterceptor {

	private static final String NAME = "portevoix_lang";

	private static final String PARAMETER = "lang";

	private static final Duration KEPT = Duration.ofDays(365);

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!request.getRequestURI().startsWith("/api/")) {
			asked(request).ifPresent((language) -> response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(NAME, language.code())
						.path("/")
						.maxAge(KEPT)
						.httpOnly(true)
						.secure("https".equals(request.getHeader("X-Forwarded-Proto")))
						.sameSite("Lax")
						.build()
						.toString()));
		}
		return true;
	}

	/** What was chosen, with this request or before. */
	static Optional<Language> chosen(HttpServletRequest request) {
		return asked(request).or(() -> remembered(request));
	}

	private static Optional<Language> asked(HttpServletRequest request) {
		// Only from the address: a form is not read here.
		String query = request.getQueryString();
		if (query == null) {
			return Optional.empty();
		}
		for (String part : query.split("&")) {
			if (part.startsWith(PARAMETER + "=")) {
				return Language.of(part.substring(PARAMETER.length() + 1));
			}
		}
		return Optional.empty();
	}

	private static Optional<Language> remembered(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies != null) {
			for (Cookie cookie : cookies) {
				if (cookie.getName().equals(NAME)) {
					return Language.of(cookie.getValue());
				}
			}
		}
		return Optional.empty();
	}

}
