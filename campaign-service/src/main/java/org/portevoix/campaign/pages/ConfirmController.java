package org.portevoix.campaign.pages;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.ledger.SignatureView;
import org.portevoix.campaign.signing.Confirming;
import org.portevoix.campaign.signing.LinkView;
import org.portevoix.events.CampaignState;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Purpose;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Confirming a signature by the link in the mail. Looking changes nothing, because
 * scanners of mail follow links; the button does. The token is all the authority there
 * is, without session or cookie, so the form needs no other proof of where it came from.
 */
@Controller
@RequestMapping("/{language:fr|nl|en|es}/confirm")
class ConfirmController {

	private final Confirming confirming;

	private final CampaignPages pages;

	ConfirmController(Confirming confirming, CampaignPages pages) {
		this.confirming = confirming;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView look(@PathVariable Language language, @RequestParam(defaultValue = "") String token,
			HttpServletResponse response) {
		PrivatePages.guard(response);
		return page(language, token, this.confirming.preview(token));
	}

	@PostMapping
	ModelAndView confirm(@PathVariable Language language, @RequestParam(defaultValue = "") String token,
			HttpServletRequest request, HttpServletResponse response) {
		PrivatePages.guard(response);
		LinkView before = this.confirming.preview(token);
		CampaignState campaign = this.confirming.confirm(token, Origin.of(request));
		return switch (state(before)) {
			// What was taken back stays so; thanks would be a lie.
			case "ENDED", "DISOWNED", "FORGOTTEN" -> page(language, token, before);
			default -> Redirects.seeOther(language, CampaignPages.path(campaign) + "/thanks");
		};
	}

	private ModelAndView page(Language language, String token, LinkView link) {
		ModelAndView view = this.pages.about("pages/confirm", language, link.campaign(), "confirm.title", "/confirm");
		PrivatePages.keepToken(view, token);
		view.addObject("state", state(link));
		link.signature().ifPresent((signature) -> {
			view.addObject("name", Names.full(signature.givenName(), signature.familyName()));
			view.addObject("agreed", agreed(link.campaign(), signature.answers()));
		});
		return view;
	}

	private static String state(LinkView link) {
		Optional<SignatureView> signature = link.signature();
		return signature.map((held) -> held.state().name()).orElse("UNKNOWN");
	}

	/** The exact words that she agreed to. */
	private static List<String> agreed(CampaignState campaign, List<ConsentAnswer> answers) {
		return answers.stream()
			.filter((answer) -> answer.granted() && answer.purpose() != Purpose.SUPPORT)
			.flatMap((answer) -> campaign.question(answer.purpose(), answer.organisation())
				.flatMap((question) -> question.words(answer.textVersion()))
				.stream())
			.toList();
	}

}
