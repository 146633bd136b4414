package org.portevoix.member.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Sends a browser on after a form, so that going back or reloading sends nothing twice.
 */
public final class Redirects {

	private Redirects() {
	}

	/**
	 * To another page of this site, named without a host.
	 * @param path already encoded
	 */
	public static ModelAndView seeOther(String path) {
		RedirectView redirect = new RedirectView(path, false, false, false);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExpandUriTemplateVariables(false);
		return new ModelAndView(redirect);
	}

}
