package org.portevoix.campaign.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.ui.Page;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;

/** What holds for pages that a token opens. */
final class PrivatePages {

	private PrivatePages() {
	}

	/** Keeps the page out of caches and its address out of other sites' logs. */
	static void guard(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Robots-Tag", "noindex");
	}

	/** Gives the token to the forms, and to the links to other languages. */
	static void keepToken(ModelAndView view, String token) {
		view.addObject("token", token);
		if (view.getModel().get("page") instanceof Page page) {
			view.addObject("page", page.withQuery("?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
		}
	}

}
