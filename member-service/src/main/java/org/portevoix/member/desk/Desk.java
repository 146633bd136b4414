package org.portevoix.member.desk;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.portevoix.member.organisations.Directory;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays out pages of the console. */
@Component
public class Desk {

	private final MessageSource messages;

	private final Directory directory;

	Desk(MessageSource messages, Directory directory) {
		this.messages = messages;
		this.directory = directory;
	}

	/**
	 * A page.
	 * @param template its name
	 * @param title the key of its title
	 */
	public ModelAndView page(String template, Section section, String title, Caller caller,
			HttpServletRequest request) {
		return new ModelAndView(template).addObject("page",
				ConsolePage.of(request, section, this.messages.getMessage(title, null, LocaleContextHolder.getLocale()),
						caller.name(), caller.permissions()));
	}

	/** Those in which somebody may do something. */
	public List<Directory.Entry> organisations(Caller caller, Permission permission) {
		return this.directory.where(caller, permission);
	}

}
