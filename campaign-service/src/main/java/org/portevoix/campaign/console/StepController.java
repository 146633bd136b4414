package org.portevoix.campaign.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Action;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Content;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.NotReady;
import org.portevoix.campaign.campaigns.Outcome;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.campaigns.WrongState;
import org.portevoix.campaign.rehearsals.Rehearsals;
import org.portevoix.events.CampaignState;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
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

/**
 * Each step in the life of a campaign, after a page that says what it does, who sees it
 * and what can't be undone.
 */
@Controller
@RequestMapping("/console/campaigns/{slug}/{step:publish|pause|resume|close|hand-in|answer|delete}")
class StepController {

	private static final String PUBLISH = "publish";

	private static final String DELETE = "delete";

	private final StaffCampaigns campaigns;

	private final CampaignChanges changes;

	private final KnownOrganisations organisations;

	private final Faults faults;

	private final Rehearsals rehearsals;

	private final ConsolePages pages;

	StepController(StaffCampaigns campaigns, CampaignChanges changes, KnownOrganisations organisations, Faults faults,
			Rehearsals rehearsals, ConsolePages pages) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.organisations = organisations;
		this.faults = faults;
		this.rehearsals = rehearsals;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView ask(@PathVariable String slug, @PathVariable String step, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH);
		return page(campaign, step, fresh(campaign, step), List.of(), caller, request, response);
	}

	@PostMapping
	ModelAndView take(@PathVariable String slug, @PathVariable String step, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH);
		OutcomeForm form = OutcomeForm.read(request::getParameter);
		if (step.equals(DELETE) && !isPossible(campaign, step)) {
			return this.pages.answered(page(campaign, step, form, List.of(), caller, request, response),
					HttpStatus.CONFLICT);
		}
		if (!seen(campaign, request)) {
			return this.pages.answered(
					page(campaign, step, form, List.of(), caller, request, response).addObject("changed", true),
					HttpStatus.CONFLICT);
		}
		try {
			Request by = new Request(caller, Origin.of(request));
			if (step.equals(DELETE)) {
				this.changes.discard(slug, by, campaign.version());
				return ConsolePages.seeOther("/console/campaigns?done=deleted");
			}
			Optional<Action> action = Action.of(step);
			if (action.isPresent()) {
				this.changes.advance(slug, action.get(), outcome(campaign, step, form), by);
			}
			else {
				this.changes.publish(slug, by);
			}
			return ConsolePages.seeOther(ConsolePages.path(slug) + "?done=" + step);
		}
		catch (NotReady | WrongState ex) {
			// The page says what hinders.
			return this.pages.answered(page(campaign, step, form, List.of(), caller, request, response),
					HttpStatus.CONFLICT);
		}
		catch (InvalidRequest ex) {
			List<Fault> faults = this.faults.errors(ex.errors(), slug, campaign.content(), this.pages.language(request))
				.stream()
				.map((fault) -> new Fault("", fault.anchor().replace("text.", "text-"), fault.message()))
				.toList();
			return this.pages.answered(page(campaign, step, form, faults, caller, request, response),
					HttpStatus.BAD_REQUEST);
		}
	}

	/**
	 * Nobody is to publish what she did not see; a step that is taken already is no harm.
	 */
	private static boolean seen(Campaign campaign, HttpServletRequest request) {
		return campaign.state() != null
				|| Objects.toString(campaign.version(), "").equals(request.getParameter("version"));
	}

	private Outcome outcome(Campaign campaign, String step, OutcomeForm form) {
		String required = switch (step) {
			case "hand-in" -> form.to().isEmpty() ? "to" : "";
			case "answer" -> {
				String own = Objects.requireNonNullElse(campaign.content().defaultLanguage(), "fr");
				yield form.in(own).isEmpty() ? "text." + own : "";
			}
			default -> "";
		};
		if (!required.isEmpty()) {
			throw new InvalidRequest(List.of(new FieldError(required, "required")));
		}
		Map<String, @Nullable String> text = new HashMap<>();
		form.text().forEach(text::put);
		return new Outcome(Times.day(form.at(), this.pages.zone(campaign.content()), this.pages.now()), form.to(),
				form.note(), text);
	}

	/** What was said about a step before, so that it can be put right. */
	private OutcomeForm fresh(Campaign campaign, String step) {
		java.time.ZoneId zone = this.pages.zone(campaign.content());
		CampaignState state = campaign.state();
		CampaignState.HandedIn handedIn = (state != null) ? state.handedIn() : null;
		CampaignState.Answer answer = (state != null) ? state.answer() : null;
		Instant now = this.pages.now();
		if (step.equals("hand-in") && handedIn != null) {
			return new OutcomeForm(handedIn.at().atZone(zone).toLocalDate().toString(), handedIn.to(),
					Objects.requireNonNullElse(campaign.notes().note(), ""), Map.of());
		}
		if (step.equals("answer") && answer != null) {
			return new OutcomeForm(answer.at().atZone(zone).toLocalDate().toString(), "", "", answer.text());
		}
		String to = String.join(", ", campaign.content().targets().stream().map((target) -> target.name()).toList());
		return new OutcomeForm(now.atZone(zone).toLocalDate().toString(), to, "", Map.of());
	}

	private ModelAndView page(Campaign campaign, String step, OutcomeForm form, List<Fault> faults, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		Language reader = this.pages.language(request);
		ModelAndView view = this.pages.page("step", request, response, caller, campaign, "step." + step + ".title");
		view.addObject("step", step);
		view.addObject("form", form);
		view.addObject("faults", new FormFaults(faults));
		view.addObject("hindrances", step.equals(PUBLISH) && campaign.state() == null
				? this.faults.missing(this.campaigns.missing(campaign), campaign.slug(), campaign.content(), reader)
				: List.of());
		view.addObject("possible", isPossible(campaign, step));
		view.addObject("here", ConsolePages.path(campaign.slug()) + "/" + step);
		Content content = campaign.content();
		Instant opens = content.opensAt();
		view.addObject("content", content);
		view.addObject("outdated",
				content.translations()
					.keySet()
					.stream()
					.filter((code) -> !campaign.notes().originals().outdated(content, code).isEmpty())
					.toList());
		view.addObject("closes", (content.closesAt() != null)
				? Times.written(content.closesAt(), this.pages.zone(content), reader.locale()) : null);
		view.addObject("opens", (opens != null && opens.isAfter(this.pages.now()))
				? Times.written(opens, this.pages.zone(content), reader.locale()) : null);
		view.addObject("targets", content.originals().get("addressees"));
		view.addObject("own",
				Language.of(Objects.requireNonNullElse(campaign.content().defaultLanguage(), "fr")).orElse(reader));
		view.addObject("written",
				Language.all()
					.stream()
					.filter((language) -> campaign.content().translations().containsKey(language.code()))
					.toList());
		view.addObject("organisation", this.organisations.nameOf(campaign.content().organisation(), reader.code()));
		return view;
	}

	private boolean isPossible(Campaign campaign, String step) {
		CampaignState state = campaign.state();
		if (state == null) {
			return step.equals(PUBLISH) || (step.equals(DELETE) && !this.rehearsals.isUnderway(campaign.campaignId()));
		}
		return Action.of(step)
			.filter((action) -> action.isPossible(state, this.pages.now())
					|| (action.isInEffect(state) && (action == Action.HAND_IN || action == Action.ANSWER)))
			.isPresent();
	}

}
