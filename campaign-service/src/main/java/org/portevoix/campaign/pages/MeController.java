package org.portevoix.campaign.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.ledger.SignatureView;
import org.portevoix.campaign.ledger.SignatureView.State;
import org.portevoix.campaign.signing.LinkView;
import org.portevoix.campaign.signing.Withdrawing;
import org.portevoix.events.CampaignState;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;
import org.portevoix.ui.Page;
import org.portevoix.ui.UiProperties;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is held about who opens the link of a mail, and how to have it corrected or
 * forgotten. It lives here, because the link names a signature; the same link takes back
 * each part alone.
 */
@Controller
@RequestMapping("/{language:fr|nl|en|es}/me")
class MeController {

	private final Withdrawing links;

	private final CampaignPages pages;

	private final MessageSource messages;

	private final UiProperties ui;

	MeController(Withdrawing links, CampaignPages pages, MessageSource messages, UiProperties ui) {
		this.links = links;
		this.pages = pages;
		this.messages = messages;
		this.ui = ui;
	}

	/** Without a link nobody knows who asks: the page says where to find one. */
	@GetMapping(params = "!token")
	ModelAndView how(@PathVariable Language language) {
		return new ModelAndView("pages/me-how").addObject("page", Page.unlisted(this.ui.publicUrl(), language, "/me",
				this.messages.getMessage("me.title", null, language.locale())));
	}

	@GetMapping(params = "token")
	ModelAndView look(@PathVariable Language language, @RequestParam String token,
			@RequestParam(defaultValue = "") String done, HttpServletResponse response) {
		boolean erased = done.equals("erased");
		ModelAndView view = about("pages/me", language, token, "/me", response);
		return view.addObject("erased", erased);
	}

	/** Says what goes and what stays, before anything does. */
	@GetMapping("/erase")
	ModelAndView ask(@PathVariable Language language, @RequestParam(defaultValue = "") String token,
			HttpServletResponse response) {
		return about("pages/me-erase", language, token, "/me/erase", response);
	}

	@PostMapping("/erase")
	ModelAndView erase(@PathVariable Language language, @RequestParam String token, HttpServletRequest request,
			HttpServletResponse response) {
		PrivatePages.guard(response);
		this.links.erase(token, Origin.of(request));
		return Redirects.seeOther(language,
				"/me?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&done=erased");
	}

	private ModelAndView about(String template, Language language, String token, String path,
			HttpServletResponse response) {
		PrivatePages.guard(response);
		LinkView link = this.links.view(token);
		ModelAndView view = this.pages.about(template, language, link.campaign(), "me.title", path);
		PrivatePages.keepToken(view, token);
		view.addObject("state", link.signature().map((held) -> held.state().name()).orElse("UNKNOWN"));
		link.signature().ifPresent((held) -> {
			view.addObject("name", Names.full(held.givenName(), held.familyName()));
			view.addObject("items", items(link.campaign(), held));
		});
		return view;
	}

	private static List<String> items(CampaignState campaign, SignatureView held) {
		return held.consents()
			.stream()
			.filter((given) -> !given.withdrawn() && !(held.state() == State.ENDED && given.isOfTheSignature()))
			.flatMap((given) -> campaign.question(given.purpose(), given.organisation())
				.flatMap((question) -> question.words(given.textVersion()))
				.stream())
			.toList();
	}

}
