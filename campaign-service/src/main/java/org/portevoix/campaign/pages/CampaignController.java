package org.portevoix.campaign.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.PublishedCampaigns;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.campaign.signing.Client;
import org.portevoix.campaign.signing.LogUnavailable;
import org.portevoix.campaign.signing.Signing;
import org.portevoix.events.CampaignState;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One campaign: reading it, signing it, and what comes right after. The form carries no
 * session and no cookie, so there is nothing that another site could abuse by sending it,
 * and no token against that: anybody may send it from anywhere, and only the mail
 * decides.
 */
@Controller
@RequestMapping("/{language:fr|nl|en|es}/campaigns/{slug}")
class CampaignController {

	/**
	 * Browsers ask each time; the gateway, and whatever stands before it, may answer with
	 * the same for a second, however many ask.
	 */
	private static final String SHARED = "max-age=0, s-maxage=1";

	private final PublishedCampaigns campaigns;

	private final CampaignPages pages;

	private final CampaignTexts texts;

	private final Signing signing;

	private final MessageSource messages;

	CampaignController(PublishedCampaigns campaigns, CampaignPages pages, CampaignTexts texts, Signing signing,
			MessageSource messages) {
		this.campaigns = campaigns;
		this.pages = pages;
		this.texts = texts;
		this.signing = signing;
		this.messages = messages;
	}

	@GetMapping
	ModelAndView campaign(@PathVariable Language language, @PathVariable String slug,
			@RequestParam @Nullable String source, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, SHARED);
		return this.pages.fresh(language, this.campaigns.required(slug), source);
	}

	@PostMapping
	ModelAndView sign(@PathVariable Language language, @PathVariable String slug, HttpServletRequest request,
			HttpServletResponse response) {
		CampaignState campaign = this.campaigns.required(slug);
		SignForm form = SignForm.read(request::getParameter);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		try {
			this.signing.sign(slug, form.request(this.pages.now()), Client.of(Origin.of(request)));
			// Whom it looks like is no secret; what she wrote stays out of the address.
			String asked = LikelyProvider.of(form.email()).map((provider) -> "?meant=" + provider).orElse("");
			return Redirects.seeOther(language, CampaignPages.path(campaign) + "/check-mail" + asked);
		}
		catch (InvalidRequest ex) {
			Faults faults = Faults.of(ex.errors(), this.messages, language.locale());
			return this.pages.campaign(language, campaign, form, faults, HttpStatus.BAD_REQUEST);
		}
		catch (LogUnavailable ex) {
			return tryAgain(language, campaign, form, ex, response);
		}
	}

	@GetMapping("/check-mail")
	ModelAndView checkMail(@PathVariable Language language, @PathVariable String slug,
			@RequestParam @Nullable String meant) {
		CampaignState campaign = this.campaigns.required(slug);
		return this.pages
			.about("pages/check-mail", language, campaign, "mail.title", CampaignPages.path(campaign) + "/check-mail")
			.addObject("meant", LikelyProvider.known(meant).orElse(null));
	}

	@GetMapping("/thanks")
	ModelAndView thanks(@PathVariable Language language, @PathVariable String slug) {
		CampaignState campaign = this.campaigns.required(slug);
		return this.pages.about("pages/thanks", language, campaign, "thanks.title",
				CampaignPages.path(campaign) + "/thanks");
	}

	@GetMapping("/notice")
	ModelAndView notice(@PathVariable Language language, @PathVariable String slug) {
		CampaignState campaign = this.campaigns.required(slug);
		ModelAndView view = this.pages.about("pages/notice", language, campaign, "notice.title",
				CampaignPages.path(campaign) + "/notice");
		CampaignState.Notice notice = campaign.notice(language.code());
		boolean translated = campaign.notices().containsKey(language.code());
		view.addObject("notice", this.texts.html(notice.text()));
		view.addObject("noticeLanguage", translated ? language.code() : campaign.defaultLanguage());
		view.addObject("version", notice.version());
		return view;
	}

	/** What was typed stays where it is: a person must not pay for our trouble. */
	private ModelAndView tryAgain(Language language, CampaignState campaign, SignForm form, LogUnavailable trouble,
			HttpServletResponse response) {
		trouble.retryAfter()
			.ifPresent((wait) -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
		return this.pages.campaign(language, campaign, form, Faults.none(), HttpStatus.SERVICE_UNAVAILABLE)
			.addObject("unavailable", true);
	}

}
