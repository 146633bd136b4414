package org.portevoix.campaign.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.Campaign.PreviewLink;
import org.portevoix.campaign.campaigns.CampaignChanges;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;
import org.portevoix.ui.UiProperties;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Makes the link that shows a draft to whoever has it. */
@Controller
@RequestMapping("/console/campaigns/{slug}/preview")
class PreviewLinkController {

	private final StaffCampaigns campaigns;

	private final CampaignChanges changes;

	private final PreviewLinks links;

	private final ConsolePages pages;

	private final UiProperties ui;

	PreviewLinkController(StaffCampaigns campaigns, CampaignChanges changes, PreviewLinks links, ConsolePages pages,
			UiProperties ui) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.links = links;
		this.pages = pages;
		this.ui = ui;
	}

	@GetMapping
	ModelAndView link(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
		PreviewLink link = campaign.notes().preview();
		boolean good = link != null && campaign.state() == null && this.pages.now().isBefore(link.until());
		ModelAndView view = this.pages.page("preview", request, response, caller, campaign, "preview.title");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		view.addObject("until", (good && link != null) ? link.until() : null);
		view.addObject("url", (good && link != null) ? url(campaign, link, this.pages.language(request)) : null);
		view.addObject("open", campaign.state() != null);
		view.addObject("launches", caller.may(Permission.CAMPAIGN_LAUNCH, campaign.content().organisation()));
		view.addObject("written", !campaign.content().translations().isEmpty());
		return view;
	}

	@PostMapping
	ModelAndView make(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
		boolean end = "end".equals(request.getParameter("act"));
		this.changes.preview(slug, end ? null : this.links.next(this.pages.now()),
				new Request(caller, Origin.of(request)));
		return ConsolePages.seeOther(ConsolePages.path(slug) + "/preview");
	}

	private String url(Campaign campaign, PreviewLink link, Language reader) {
		boolean written = campaign.content().translations().containsKey(reader.code());
		String own = campaign.content().defaultLanguage();
		String language = (written || own == null) ? reader.code() : own;
		return this.ui.publicUrl() + "/" + language + "/preview/" + this.links.token(campaign.campaignId(), link);
	}

}
