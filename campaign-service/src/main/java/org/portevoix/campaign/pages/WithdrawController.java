package org.portevoix.campaign.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.ledger.SignatureView;
import org.portevoix.campaign.signing.LinkView;
import org.portevoix.campaign.signing.Withdrawing;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Purpose;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Taking back a signature, or one consent, or saying that it was somebody else. As with
 * confirming, the token is all the authority there is.
 */
@Controller
@RequestMapping("/{language:fr|nl|en|es}/withdraw")
class WithdrawController {

	private final Withdrawing withdrawing;

	private final CampaignPages pages;

	WithdrawController(Withdrawing withdrawing, CampaignPages pages) {
		this.withdrawing = withdrawing;
		this.pages = pages;
	}

	/**
	 * Shows what there is to take back. What was just done is said by the address,
	 * because the ledger may take a moment to follow.
	 */
	@GetMapping
	ModelAndView look(@PathVariable Language language, @RequestParam(defaultValue = "") String token,
			@RequestParam(defaultValue = "") String done, HttpServletResponse response) {
		PrivatePages.guard(response);
		LinkView link = this.withdrawing.view(token);
		String state = state(link, Done.of(done));
		// Who is forgotten took nothing back, whatever was pressed.
		Done act = state.equals("FORGOTTEN") ? Done.NOTHING : Done.of(done);
		ModelAndView view = this.pages.about("pages/withdraw", language, link.campaign(), "withdraw.title",
				"/withdraw");
		PrivatePages.keepToken(view, token);
		view.addObject("done", act.name());
		view.addObject("state", state);
		List<Item> items = link.signature().map((held) -> items(link.campaign(), held, state, done)).orElse(List.of());
		view.addObject("items", items);
		view.addObject("disownable", disownable(state, items));
		link.signature().ifPresent((held) -> view.addObject("name", Names.full(held.givenName(), held.familyName())));
		return view;
	}

	private static String state(LinkView link, Done act) {
		String held = link.signature().map((signature) -> signature.state().name()).orElse("UNKNOWN");
		boolean follows = held.equals("FORGOTTEN") || held.equals("DISOWNED");
		return switch (act) {
			case SIGNATURE -> follows ? held : "ENDED";
			case DISOWNED -> follows ? held : "DISOWNED";
			case NOTHING, CONSENT -> held;
		};
	}

	/** Where nothing is left of a person, nobody knows any more whom not to write to. */
	private static boolean disownable(String state, List<Item> items) {
		return switch (state) {
			case "FORGOTTEN", "DISOWNED" -> false;
			case "ENDED" -> !items.stream().allMatch(Item::over);
			default -> true;
		};
	}

	@PostMapping(params = "act=signature")
	ModelAndView signature(@PathVariable Language language, @RequestParam String token, HttpServletRequest request,
			HttpServletResponse response) {
		PrivatePages.guard(response);
		this.withdrawing.withdraw(token, Origin.of(request));
		return done(language, token, "signature");
	}

	@PostMapping(params = "act=consent")
	ModelAndView consent(@PathVariable Language language, @RequestParam String token, @RequestParam String purpose,
			@RequestParam String organisation, HttpServletRequest request, HttpServletResponse response) {
		PrivatePages.guard(response);
		this.withdrawing.withdrawConsent(token, known(purpose), organisation, Origin.of(request));
		return done(language, token, purpose + ":" + organisation);
	}

	@PostMapping(params = "act=disown")
	ModelAndView disown(@PathVariable Language language, @RequestParam String token, HttpServletRequest request,
			HttpServletResponse response) {
		PrivatePages.guard(response);
		this.withdrawing.disown(token, Origin.of(request));
		return done(language, token, "disowned");
	}

	private static Purpose known(String code) {
		return Arrays.stream(Purpose.values())
			.filter((purpose) -> purpose.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
	}

	private static ModelAndView done(Language language, String token, String what) {
		return Redirects.seeOther(language, "/withdraw?token=" + encoded(token) + "&done=" + encoded(what));
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static List<Item> items(CampaignState campaign, SignatureView held, String state, String done) {
		return held.consents()
			.stream()
			.filter((given) -> given.purpose() != Purpose.SUPPORT)
			.flatMap((given) -> campaign.question(given.purpose(), given.organisation())
				.flatMap((question) -> question.words(given.textVersion()))
				.map((words) -> item(given, words, state, done))
				.stream())
			.toList();
	}

	private static Item item(SignatureView.Consent given, String words, String state, String done) {
		String purpose = given.purpose().code();
		boolean justNow = done.equals(purpose + ":" + given.organisation()) || state.equals("DISOWNED");
		boolean with = state.equals("ENDED") && given.isOfTheSignature();
		return new Item(purpose, given.organisation(), words, given.withdrawn() || justNow || with);
	}

	/** What was just done. */
	enum Done {

		NOTHING, SIGNATURE, CONSENT, DISOWNED;

		static Done of(String said) {
			return switch (said) {
				case "" -> NOTHING;
				case "signature" -> SIGNATURE;
				case "disowned" -> DISOWNED;
				default -> CONSENT;
			};
		}

	}

	/**
	 * One consent.
	 *
	 * @param words exactly those that she agreed to
	 * @param over whether it was taken back, or ended with the signature
	 */
	record Item(String purpose, String organisation, String words, boolean over) {

	}

}
