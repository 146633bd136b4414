package org.portevoix.campaign.console;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.NotFound;
import org.portevoix.ui.Language;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The campaigns that somebody works on, and those that her organisations joined. */
@Controller
class ListController {

	private static final int ON_A_PAGE = 50;

	private final StaffCampaigns campaigns;

	private final CampaignLines lines;

	private final ConsolePages pages;

	ListController(StaffCampaigns campaigns, CampaignLines lines, ConsolePages pages) {
		this.campaigns = campaigns;
		this.lines = lines;
		this.pages = pages;
	}

	@GetMapping("/console")
	ModelAndView home() {
		return ConsolePages.seeOther("/console/campaigns");
	}

	@GetMapping("/console/campaigns")
	ModelAndView list(@RequestParam(name = "page", defaultValue = "1") int number, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Language language = this.pages.language(request);
		int skip = (Math.clamp((long) number, 1, 10_000) - 1) * ON_A_PAGE;
		List<Campaign> found = this.campaigns.seenBy(caller, skip, ON_A_PAGE + 1);
		ModelAndView view = this.pages.page("campaigns", request, response, caller,
				this.pages.said(language, "campaigns.title"));
		view.addObject("campaigns",
				found.stream().limit(ON_A_PAGE).map((campaign) -> this.lines.of(campaign, caller, language)).toList());
		view.addObject("earlier", (skip > 0) ? Math.max(1, number - 1) : null);
		view.addObject("later", (found.size() > ON_A_PAGE) ? number + 1 : null);
		view.addObject("writes", caller.mayAnywhere(Permission.CAMPAIGN_WRITE));
		return view;
	}

	/** What begins as a page of the console does, and is none. */
	@GetMapping("/console/campaigns/**")
	void nothing() {
		throw new NotFound();
	}

}
