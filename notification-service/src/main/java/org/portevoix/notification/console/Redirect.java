package org.portevoix.notification.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** After something was done, so that asking again does it only once. */
final class Redirect {

	private Redirect() {
	}

	static ModelAndView to(String path) {
		RedirectView view = new RedirectView(path);
		view.setStatusCode(HttpStatus.SEE_OTHER);
		view.setExpandUriTemplateVariables(false);
		return new ModelAndView(view);
	}

}
