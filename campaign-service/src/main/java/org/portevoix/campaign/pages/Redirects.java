package org.portevoix.campaign.pages;

import org.portevoix.ui.Language;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Sends a browser on after a form, so that going back or reloading sends nothing twice.
 */
final class Redirects {

	private Redirects() {
	}

	/**
	 * To another page, named without a host: the gateway's name is none of our business.
	 * @param path what follows the language, already encoded
	 */
	static ModelAndView seeOther(Language language, String path) {
		RedirectView redirect = new RedirectView("/" + language.code() + path, false, false, false);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExpandUriTemplateVariables(false);
		return new ModelAndView(redirect);
	}

}
