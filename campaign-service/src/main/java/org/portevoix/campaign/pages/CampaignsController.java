package org.portevoix.campaign.pages;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.events.CampaignState;
import org.portevoix.ui.Language;
import org.portevoix.ui.Page;
import org.portevoix.ui.UiProperties;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The campaigns that anybody can look at, the open ones first. */
@Controller
class CampaignsController {

	private final PublishedCampaigns campaigns;

	private final CampaignTexts texts;

	private final Standings standings;

	private final MessageSource messages;

	private final UiProperties ui;

	CampaignsController(PublishedCampaigns campaigns, CampaignTexts texts, Standings standings, MessageSource messages,
			UiProperties ui) {
		this.campaigns = campaigns;
		this.texts = texts;
		this.standings = standings;
		this.messages = messages;
		this.ui = ui;
	}

	@GetMapping({ "/{language:fr|nl|en|es}", "/{language:fr|nl|en|es}/" })
	String list(@PathVariable Language language, HttpServletResponse response, Model model) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		List<Leaflet> leaflets = this.campaigns.all().stream().map((campaign) -> leaflet(language, campaign)).toList();
		model.addAttribute("page", Page.open(this.ui.publicUrl(), language, "/", said("list.open", language))
			.describedAs(said("list.lead", language)));
		model.addAttribute("open", leaflets.stream().filter((leaflet) -> leaflet.text().open()).toList());
		model.addAttribute("others", leaflets.stream().filter((leaflet) -> !leaflet.text().open()).toList());
		return "pages/campaigns";
	}

	/** What begins as a page does, and is none. */
	@GetMapping("/{language:fr|nl|en|es}/**")
	void nothing(@PathVariable Language language) {
		throw new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	private Leaflet leaflet(Language language, CampaignState campaign) {
		return new Leaflet(this.texts.in(language, campaign), this.standings.of(campaign));
	}

	private String said(String key, Language language) {
		return this.messages.getMessage(key, null, language.locale());
	}

	/** A campaign in a list. */
	record Leaflet(CampaignText text, @Nullable Standing count) {

	}

}
