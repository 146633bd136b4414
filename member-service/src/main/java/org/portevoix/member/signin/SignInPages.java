package org.portevoix.member.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.pages.Faults;
import org.portevoix.member.pages.Said;
import org.portevoix.ui.ErrorPages;
import org.portevoix.ui.Language;
import org.portevoix.ui.Page;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the pages before the console: each has one thing to do. */
@Component
class SignInPages {

	private final SignInSettings settings;

	private final FormGuard guard;

	private final ErrorPages errors;

	private final Said said;

	SignInPages(SignInSettings settings, FormGuard guard, ErrorPages errors, Said said) {
		this.settings = settings;
		this.guard = guard;
		this.errors = errors;
		this.said = said;
	}

	/**
	 * A page.
	 * @param parameter what its address has to keep when the language changes
	 */
	ModelAndView page(HttpServletRequest request, HttpServletResponse response, String template, String title,
			String parameter, String value) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		ModelAndView view = new ModelAndView(template);
		String query = value.isEmpty() ? "" : "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
		view.addObject("page", Page
			.unprefixed(this.settings.publicUrl(), language(request), request.getRequestURI(), this.said.of(title))
			.withQuery(query));
		view.addObject("csrf", this.guard.token(request, response));
		view.addObject(parameter, value);
		view.addObject("faults", Faults.none());
		return view;
	}

	ModelAndView again(ModelAndView view, String field, String code) {
		view.setStatus(HttpStatus.BAD_REQUEST);
		view.addObject("faults", this.said.fault(field, code));
		return view;
	}

	/** A link that was used, is over, or never was. */
	ModelAndView gone(HttpServletRequest request, HttpServletResponse response, String words) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return this.errors.page(request, HttpStatus.GONE, words)
			.addObject("next", words.equals("reset") ? "/password" : "/signin");
	}

	Language language(HttpServletRequest request) {
		return this.errors.language(request);
	}

}
