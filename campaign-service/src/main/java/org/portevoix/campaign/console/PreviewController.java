package org.portevoix.campaign.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.pages.CampaignPages;
import org.portevoix.ui.ErrorPages;
import org.portevoix.ui.Language;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows a draft to whoever has its link: no account, nothing to sign, and nothing that a
 * search engine or another site would learn of. A bad link and one that was ended look
 * the same.
 */
@Controller
class PreviewController {

	private final StaffCampaigns campaigns;

	private final PreviewLinks links;

	private final CampaignPages citizens;

	private final ErrorPages errors;

	private final ConsolePages pages;

	PreviewController(StaffCampaigns campaigns, PreviewLinks links, CampaignPages citizens, ErrorPages errors,
			ConsolePages pages) {
		this.campaigns = campaigns;
		this.links = links;
		this.citizens = citizens;
		this.errors = errors;
		this.pages = pages;
	}

	@GetMapping("/{language:fr|nl|en|es}/preview/{token}")
	ModelAndView show(@PathVariable Language language, @PathVariable String token, HttpServletRequest request,
			HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Robots-Tag", "noindex");
		return this.links.read(token, this.pages.now())
			.flatMap((named) -> this.campaigns.byId(named.campaignId()).filter(named::opens))
			.map((campaign) -> shown(language, campaign, token, request))
			.orElseGet(() -> this.errors.page(request, HttpStatus.NOT_FOUND, "preview"));
	}

	/** What is public by now is looked at where everybody does. */
	private ModelAndView shown(Language language, Campaign campaign, String token, HttpServletRequest request) {
		if (campaign.state() != null) {
			return ConsolePages.seeOther("/" + language.code() + "/campaigns/" + campaign.slug());
		}
		return this.campaigns.asPublic(campaign)
			.map((state) -> this.citizens.preview(language, state, "/preview/" + token))
			.orElseGet(() -> this.errors.page(request, HttpStatus.NOT_FOUND, "preview-empty"));
	}

}
