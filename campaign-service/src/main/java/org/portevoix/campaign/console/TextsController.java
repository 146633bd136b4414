package org.portevoix.campaign.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.Draft;
import org.portevoix.campaign.campaigns.NotReady;
import org.portevoix.campaign.campaigns.Proposal;
import org.portevoix.campaign.campaigns.Proposals;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.texts.StoryRendering;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.InvalidRequest;
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

/** The words of a campaign in one language, beside those that they are written from. */
@Controller
@RequestMapping("/console/campaigns/{slug}/texts/{language:fr|nl|en|es}")
class TextsController {

	private static final int ATTEMPTS = 3;

	private final StaffCampaigns campaigns;

	private final CampaignChanges changes;

	private final Proposals proposals;

	private final StoryRendering rendering;

	private final Faults faults;

	private final Onward onward;

	private final ConsolePages pages;

	TextsController(StaffCampaigns campaigns, CampaignChanges changes, Proposals proposals, StoryRendering rendering,
			Faults faults, Onward onward, ConsolePages pages) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.proposals = proposals;
		this.rendering = rendering;
		this.faults = faults;
		this.onward = onward;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView read(@PathVariable String slug, @PathVariable Language language, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
		return page(campaign, language, TextsForm.of(words(campaign, language, caller)), Map.of(), List.of(), caller,
				request, response);
	}

	@PostMapping
	ModelAndView write(@PathVariable String slug, @PathVariable Language language, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		TextsForm form = TextsForm.read(request::getParameter);
		String act = Objects.requireNonNullElse(request.getParameter("act"), "save");
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
		if (act.equals("preview")) {
			return preview(campaign, language, form, caller, request, response);
		}
		if (act.equals("remove")) {
			return remove(campaign, language, new Request(caller, Origin.of(request)));
		}
		for (int attempt = 1;; attempt++) {
			Map<String, String> theirs = words(campaign, language, caller).byField();
			Merge merge = Merge.of(form.was(), form.values(), theirs);
			if (!merge.conflicts().isEmpty()) {
				return conflict(campaign, language, form, merge.conflicts(), caller, request, response);
			}
			try {
				save(campaign, language, form, merge, new Request(caller, Origin.of(request)));
				return ConsolePages.seeOther(after(act, slug, language, caller, request));
			}
			catch (ChangedMeanwhile ex) {
				if (attempt == ATTEMPTS) {
					return conflict(campaign, language, form, Set.of(), caller, request, response);
				}
				campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
			}
			catch (InvalidRequest ex) {
				return refused(campaign, language, form,
						this.faults.errors(ex.errors(), slug, campaign.content(), this.pages.language(request)), caller,
						request, response);
			}
			catch (NotReady ex) {
				return refused(campaign, language, form,
						this.faults.missing(ex.missing(), slug, campaign.content(), this.pages.language(request)),
						caller, request, response);
			}
		}
	}

	private String after(String act, String slug, Language language, Caller caller, HttpServletRequest request) {
		Campaign saved = this.campaigns.with(caller, slug, Permission.CAMPAIGN_WRITE);
		if (act.equals(Onward.GO_ON)) {
			return this.onward.from(here(saved, language), saved, caller, this.pages.language(request), "saved");
		}
		return ConsolePages.path(slug) + (proposes(saved, caller) ? "?done=proposed" : "?done=saved");
	}

	private static String here(Campaign campaign, Language language) {
		return ConsolePages.path(campaign.slug()) + "/texts/" + language.code();
	}

	private void save(Campaign campaign, Language language, TextsForm form, Merge merge, Request request) {
		Draft.Translation words = form.merged(words(campaign, language, request.caller()), merge);
		if (proposes(campaign, request.caller())) {
			this.proposals.propose(campaign.slug(), language.code(), words, request, campaign.version());
			return;
		}
		Draft draft = Draft.of(campaign.slug(), campaign.content()).saying(language.code(), words);
		Set<String> reviewed = form.reviewed(language);
		this.changes.replace(campaign.slug(), draft, reviewed, request, campaign.version());
	}

	private ModelAndView remove(Campaign campaign, Language language, Request request) {
		if (campaign.state() == null && !language.code().equals(campaign.content().defaultLanguage())) {
			Draft draft = Draft.of(campaign.slug(), campaign.content()).saying(language.code(), null);
			this.changes.replace(campaign.slug(), draft, Set.of(), request, campaign.version());
		}
		return ConsolePages.seeOther(ConsolePages.path(campaign.slug()) + "?done=language-removed");
	}

	private ModelAndView preview(Campaign campaign, Language language, TextsForm form, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		ModelAndView view = page(campaign, language, form, Map.of(), List.of(), caller, request, response);
		view.addObject("preview", Map.of("title", form.value("title"), "demand", form.value("demand"), "story",
				this.rendering.html(form.value("story")), "thanks", this.rendering.html(form.value("thanks"))));
		return view;
	}

	/** Hers stays in the form, and the other's stands beside it; saving again decides. */
	private ModelAndView conflict(Campaign campaign, Language language, TextsForm form, Set<String> fields,
			Caller caller, HttpServletRequest request, HttpServletResponse response) {
		Map<String, String> theirs = words(campaign, language, caller).byField();
		Map<String, String> shown = new TreeMap<>();
		fields.forEach((field) -> shown.put(field, theirs.getOrDefault(field, "")));
		TextsForm next = form.seeing(theirs, fields);
		return this.pages.answered(
				page(campaign, language, next, shown, List.of(), caller, request, response).addObject("conflict", true),
				HttpStatus.CONFLICT);
	}

	private ModelAndView refused(Campaign campaign, Language language, TextsForm form, List<Fault> faults,
			Caller caller, HttpServletRequest request, HttpServletResponse response) {
		return this.pages.answered(page(campaign, language, form, Map.of(), faults, caller, request, response),
				HttpStatus.BAD_REQUEST);
	}

	private ModelAndView page(Campaign campaign, Language language, TextsForm form, Map<String, String> theirs,
			List<Fault> faults, Caller caller, HttpServletRequest request, HttpServletResponse response) {
		Content content = campaign.content();
		String own = content.defaultLanguage();
		String source = (own != null && !own.equals(language.code()) && content.translations().containsKey(own)) ? own
				: null;
		ModelAndView view = this.pages.page("texts", request, response, caller, campaign, "texts.title",
				language.ownName());
		view.addObject("language", language);
		view.addObject("source", (source != null) ? Language.of(source).orElseThrow() : null);
		view.addObject("originals", (source != null) ? content.originals() : Map.of());
		view.addObject("fields", form.shown(source != null));
		view.addObject("form", form);
		view.addObject("theirs", theirs);
		Proposal waiting = campaign.notes().waiting().get(language.code());
		boolean proposes = proposes(campaign, caller);
		view.addObject("editor", (proposes && waiting != null) ? waiting.edit() : campaign.notes().edit());
		view.addObject("proposes", proposes);
		view.addObject("waiting", waiting);
		view.addObject("outdated", campaign.notes().originals().outdated(content, language.code()));
		view.addObject("here", here(campaign, language));
		view.addObject("faults", new FormFaults(local(faults, campaign, language)));
		view.addObject("open", campaign.state() != null);
		view.addObject("removable",
				campaign.state() == null && source != null && content.translations().containsKey(language.code()));
		return view;
	}

	/** What is mended on this page is a fragment of it. */
	private static List<Fault> local(List<Fault> faults, Campaign campaign, Language language) {
		String here = here(campaign, language);
		List<Fault> local = new ArrayList<>();
		faults.forEach((fault) -> local
			.add(fault.path().equals(here) ? new Fault("", fault.anchor(), fault.message()) : fault));
		return local;
	}

	/** What is written in a public campaign by who may not publish waits. */
	private static boolean proposes(Campaign campaign, Caller caller) {
		return campaign.state() != null && !caller.may(Permission.CAMPAIGN_LAUNCH, campaign.content().organisation());
	}

	/** What somebody goes on writing from: what is there, or what is proposed. */
	private static Content.Words words(Campaign campaign, Language language, Caller caller) {
		Content.Words words = campaign.words(language.code());
		Proposal waiting = campaign.notes().waiting().get(language.code());
		return (waiting != null && proposes(campaign, caller)) ? waiting.onto(words) : words;
	}

}
