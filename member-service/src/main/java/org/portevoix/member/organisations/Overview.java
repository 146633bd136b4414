package org.portevoix.member.organisations;

import jakarta.servlet.http.HttpServletRequest;
import org.portevoix.events.NetworkState;
import org.portevoix.member.pages.ConsolePages;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page from which all begins: the organisations, the networks, and their first forms.
 */
@Component
class Overview {

	private final Shelf<NetworkState, Network> networks;

	private final Directory directory;

	private final ConsolePages pages;

	Overview(Shelf<NetworkState, Network> networks, Directory directory, ConsolePages pages) {
		this.networks = networks;
		this.directory = directory;
		this.pages = pages;
	}

	ModelAndView page(Caller caller, HttpServletRequest request) {
		return this.pages.page(request, caller, "organisations/all", Section.ORGANISATIONS, "organisations.title")
			.addObject("organisations", this.directory.where(caller, Permission.ORGANISATION_WRITE))
			.addObject("networks", this.networks.all())
			.addObject("organisationId", "")
			.addObject("networkId", "")
			.addObject("platform", caller.platform());
	}

}
