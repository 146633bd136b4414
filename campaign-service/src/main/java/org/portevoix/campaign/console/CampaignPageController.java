package org.portevoix.campaign.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Action;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.Proposal;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.rehearsals.Rehearsals;
import org.portevoix.events.CampaignState;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.ui.Language;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One campaign: where it stands, what comes next, what still hinders it. */
@Controller
class CampaignPageController {

	private final StaffCampaigns campaigns;

	private final CampaignLines lines;

	private final KnownOrganisations organisations;

	private final Faults faults;

	private final Rehearsals rehearsals;

	private final ConsolePages pages;

	CampaignPageController(StaffCampaigns campaigns, CampaignLines lines, KnownOrganisations organisations,
			Faults faults, Rehearsals rehearsals, ConsolePages pages) {
		this.campaigns = campaigns;
		this.lines = lines;
		this.organisations = organisations;
		this.faults = faults;
		this.rehearsals = rehearsals;
		this.pages = pages;
	}

	@GetMapping("/console/campaigns/{slug}")
	ModelAndView campaign(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = this.campaigns.seenBy(caller, slug);
		Language language = this.pages.language(request);
		Content content = campaign.content();
		boolean writes = caller.may(Permission.CAMPAIGN_WRITE, content.organisation());
		ModelAndView view = this.pages.page("campaign", request, response, caller, campaign, "campaign.title",
				ConsolePages.nameOf(campaign, language));
		view.addObject("line", this.lines.of(campaign, caller, language));
		view.addObject("hindrances", (writes && campaign.state() == null)
				? this.faults.missing(this.campaigns.missing(campaign), slug, content, language) : List.of());
		view.addObject("languages", languages(campaign));
		view.addObject("writes", writes);
		view.addObject("launches", caller.may(Permission.CAMPAIGN_LAUNCH, content.organisation()));
		view.addObject("rehearses", this.rehearsals.matterTo(campaign));
		view.addObject("exports", caller.may(Permission.SIGNATURES_EXPORT, content.organisation()));
		view.addObject("moderates", caller.may(Permission.SIGNATURES_MODERATE, content.organisation()));
		view.addObject("organisation", this.organisations.nameOf(content.organisation(), language.code()));
		String through = StaffCampaigns.joinedBy(caller, campaign);
		view.addObject("through", (through != null) ? this.organisations.nameOf(through, language.code()) : "");
		view.addObject("steps", steps(campaign));
		view.addObject("state", campaign.state());
		view.addObject("edit", campaign.notes().edit());
		view.addObject("note", writes ? campaign.notes().note() : null);
		return view;
	}

	/** What can be done next, the likeliest first. */
	private List<String> steps(Campaign campaign) {
		CampaignState state = campaign.state();
		if (state == null) {
			return List.of("publish");
		}
		List<String> steps = new ArrayList<>();
		for (Action action : Action.values()) {
			boolean told = action.isInEffect(state) && (action == Action.HAND_IN || action == Action.ANSWER);
			if (told || action.isPossible(state, this.pages.now())) {
				steps.add(action.path());
			}
		}
		List<String> likeliest = new ArrayList<>(steps.reversed());
		// What is final comes last.
		if (likeliest.remove(Action.CLOSE.path())) {
			likeliest.add(Action.CLOSE.path());
		}
		return likeliest;
	}

	private static List<Written> languages(Campaign campaign) {
		Content content = campaign.content();
		return Language.all()
			.stream()
			.map((language) -> new Written(language, content.translations().containsKey(language.code()),
					CampaignLines.lacking(content, language.code()),
					campaign.notes().originals().outdated(content, language.code()).size(),
					Objects.equals(language.code(), content.defaultLanguage()),
					campaign.notes().waiting().get(language.code())))
			.toList();
	}

	/**
	 * How far a language is.
	 *
	 * @param begun whether anything is written in it
	 * @param lacking how many texts it lacks
	 * @param outdated how many were written from an original that changed since
	 * @param own whether it is the one that the others are written from
	 * @param waiting what is proposed in it, and not published
	 */
	record Written(Language language, boolean begun, int lacking, int outdated, boolean own,
			@Nullable Proposal waiting) {

	}

}
