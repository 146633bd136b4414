package org.portevoix.campaign.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.NotReady;
import org.portevoix.campaign.campaigns.Proposal;
import org.portevoix.campaign.campaigns.Proposals;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Words that wait to be public, beside those that are. Whoever may publish sees both
 * before she decides.
 */
@Controller
@RequestMapping("/console/campaigns/{slug}/texts/{language:fr|nl|en|es}/proposal")
class ProposalController {

	private final StaffCampaigns campaigns;

	private final Proposals proposals;

	private final Faults faults;

	private final ConsolePages pages;

	ProposalController(StaffCampaigns campaigns, Proposals proposals, Faults faults, ConsolePages pages) {
		this.campaigns = campaigns;
		this.proposals = proposals;
		this.faults = faults;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView look(@PathVariable String slug, @PathVariable Language language, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		return page(slug, language, List.of(), Caller.of(token), request, response);
	}

	@PostMapping
	ModelAndView decide(@PathVariable String slug, @PathVariable Language language, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH);
		Request by = new Request(caller, Origin.of(request));
		try {
			long seen = seen(request);
			if ("decline".equals(request.getParameter("act"))) {
				this.proposals.decline(slug, language.code(), by, seen);
				return ConsolePages.seeOther(ConsolePages.path(slug) + "?done=proposal-declined");
			}
			this.proposals.publish(slug, language.code(), by, seen);
			return ConsolePages.seeOther(ConsolePages.path(slug) + "?done=proposal-published");
		}
		catch (ChangedMeanwhile ex) {
			return conflict(page(slug, language, List.of(), caller, request, response).addObject("changed", true));
		}
		catch (NotReady ex) {
			List<Fault> missing = this.faults.missing(ex.missing(), slug, campaign.content(),
					this.pages.language(request));
			return conflict(page(slug, language, missing, caller, request, response));
		}
	}

	/** Of a form that does not say what its reader saw, nothing is taken. */
	private static long seen(HttpServletRequest request) {
		String version = Objects.requireNonNullElse(request.getParameter("version"), "");
		return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
	}

	private ModelAndView conflict(ModelAndView view) {
		return (view.getModelMap().isEmpty()) ? view : this.pages.answered(view, HttpStatus.CONFLICT);
	}

	private ModelAndView page(String slug, Language language, List<Fault> hindrances, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH);
		Proposal proposal = campaign.notes().waiting().get(language.code());
		if (proposal == null) {
			return ConsolePages.seeOther(ConsolePages.path(slug));
		}
		Content.Words published = campaign.words(language.code());
		Map<String, String> now = published.byField();
		Map<String, String> then = proposal.onto(published).byField();
		ModelAndView view = this.pages.page("proposal", request, response, caller, campaign, "proposal.title",
				language.ownName());
		view.addObject("language", language);
		view.addObject("proposal", proposal);
		view.addObject("now", now);
		view.addObject("then", then);
		view.addObject("fields",
				TextsForm.FIELDS.stream().filter((field) -> !Objects.equals(now.get(field), then.get(field))).toList());
		view.addObject("overtaken", proposal.overtaken(published));
		view.addObject("hindrances", hindrances);
		view.addObject("here", ConsolePages.path(slug) + "/texts/" + language.code() + "/proposal");
		return view;
	}

}
