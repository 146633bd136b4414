package org.portevoix.member.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.service.access.Caller;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes pages of the console. */
@Component
public class ConsolePages {

	private final Said said;

	ConsolePages(Said said) {
		this.said = said;
	}

	/**
	 * A page.
	 * @param title names its message
	 */
	public ModelAndView page(HttpServletRequest request, Caller caller, String template, @Nullable Section section,
			String title, Object... filled) {
		ModelAndView view = new ModelAndView(template);
		view.addObject("page",
				ConsolePage.of(request, section, this.said.of(title, filled), caller.name(), caller.permissions()));
		view.addObject("faults", Faults.none());
		view.addObject("done", request.getParameter("done"));
		return view;
	}

	/** The same page again, with what has to be looked at. */
	public static ModelAndView again(ModelAndView view, Faults faults) {
		view.setStatus(HttpStatus.BAD_REQUEST);
		view.addObject("faults", faults);
		view.addObject("done", null);
		return view;
	}

}
