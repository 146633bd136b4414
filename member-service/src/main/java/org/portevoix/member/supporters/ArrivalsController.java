package org.portevoix.member.supporters;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.member.campaigns.Campaign;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.desk.Desk;
import org.portevoix.member.organisations.Directory;
import org.portevoix.member.people.People;
import org.portevoix.member.people.People.Arrivals;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.NotFound;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Who is new and who returns under a campaign, each organisation for itself; the
 * campaign's dashboard shows the same part of the page.
 */
@Controller
class ArrivalsController {

	private final KnownCampaigns campaigns;

	private final People people;

	private final Directory directory;

	private final Desk desk;

	ArrivalsController(KnownCampaigns campaigns, People people, Directory directory, Desk desk) {
		this.campaigns = campaigns;
		this.people = people;
		this.directory = directory;
		this.desk = desk;
	}

	@GetMapping("/console/people/arrivals")
	ModelAndView arrivals(@RequestParam(defaultValue = "") String campaign, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Campaign found = this.campaigns.bySlug(campaign).orElseThrow(NotFound::new);
		List<Row> rows = found.controllers()
			.stream()
			.filter((organisation) -> caller.may(Permission.CAMPAIGN_READ, organisation))
			.map((organisation) -> new Row(name(organisation), this.people.arrivals(organisation, found.campaignId())))
			.toList();
		if (rows.isEmpty()) {
			throw new NotFound();
		}
		return this.desk.page("supporters/arrivals", Section.CAMPAIGNS, "arrivals.title", caller, request)
			.addObject("slug", campaign)
			.addObject("rows", rows);
	}

	private String name(String organisation) {
		return this.directory.name(organisation, LocaleContextHolder.getLocale().getLanguage()).orElse(organisation);
	}

	/**
	 * What one organisation has.
	 *
	 * @param organisation its name
	 */
	record Row(String organisation, Arrivals arrivals) {

	}

}
