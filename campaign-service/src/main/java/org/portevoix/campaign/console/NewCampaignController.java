package org.portevoix.campaign.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Draft;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.SlugTaken;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.events.Purpose;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Begins a campaign, from nothing or as a copy. The path is none that a campaign could
 * have.
 */
@Controller
@RequestMapping("/console/campaigns/_new")
class NewCampaignController {

	private final StaffCampaigns campaigns;

	private final CampaignChanges changes;

	private final KnownOrganisations organisations;

	private final Faults faults;

	private final ConsolePages pages;

	NewCampaignController(StaffCampaigns campaigns, CampaignChanges changes, KnownOrganisations organisations,
			Faults faults, ConsolePages pages) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.organisations = organisations;
		this.faults = faults;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView form(@RequestParam @Nullable String copy, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.CAMPAIGN_WRITE);
		String own = this.pages.language(request).code();
		Form form = new Form("", "", "", own, copy);
		Campaign model = form.model(this.campaigns, caller);
		if (model != null) {
			String language = Objects.requireNonNullElse(model.content().defaultLanguage(), own);
			form = new Form("", "", model.content().organisation(), language, copy);
		}
		return page(form, model, List.of(), caller, request, response);
	}

	@PostMapping
	ModelAndView create(@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.CAMPAIGN_WRITE);
		Form form = Form.read(request);
		Campaign model = form.model(this.campaigns, caller);
		try {
			if (form.title().isBlank()) {
				throw new InvalidRequest(
						List.of(new FieldError("translations." + form.language() + ".title", "required")));
			}
			Campaign created = create(form, model, new Request(caller, Origin.of(request)));
			return ConsolePages.seeOther(ConsolePages.path(created.slug()) + "?done=created");
		}
		catch (InvalidRequest ex) {
			return refused(form, model, ex.errors(), caller, request, response);
		}
		catch (SlugTaken ex) {
			return refused(form, model, List.of(new FieldError("slug", "taken")), caller, request, response);
		}
	}

	/** A slug that nobody chose may be changed to one that is free. */
	private Campaign create(Form form, @Nullable Campaign model, Request request) {
		if (!form.slug().isBlank()) {
			return this.changes.create(form.draft(form.slug(), model), request);
		}
		String proposed = Slug.of(form.title());
		for (int attempt = 2; attempt < 10; attempt++) {
			try {
				return this.changes
					.create(form.draft((attempt == 2) ? proposed : proposed + "-" + (attempt - 1), model), request);
			}
			catch (SlugTaken ex) {
				// The next one.
			}
		}
		throw new SlugTaken();
	}

	private ModelAndView refused(Form form, @Nullable Campaign model, List<FieldError> errors, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		List<Fault> faults = this.faults.errors(errors, "_new", null, this.pages.language(request))
			.stream()
			.map((fault) -> new Fault("", fault.anchor(), fault.message()))
			.toList();
		return this.pages.answered(page(form, model, faults, caller, request, response), HttpStatus.BAD_REQUEST);
	}

	private ModelAndView page(Form form, @Nullable Campaign model, List<Fault> faults, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		Language language = this.pages.language(request);
		ModelAndView view = this.pages.page("new", request, response, caller,
				this.pages.said(language, (model != null) ? "new.copy.title" : "new.title"));
		view.addObject("form", form);
		view.addObject("model", (model != null) ? ConsolePages.nameOf(model, language) : null);
		view.addObject("faults", new FormFaults(faults));
		view.addObject("organisations", choices(caller, language));
		view.addObject("languages", Language.all());
		return view;
	}

	private List<Choice> choices(Caller caller, Language language) {
		Set<String> own = caller.organisations(Permission.CAMPAIGN_WRITE);
		List<Choice> choices = new ArrayList<>();
		this.organisations.all(language.locale())
			.stream()
			.filter((one) -> caller.platform() || own.contains(one.organisationId()))
			.forEach((one) -> choices.add(new Choice(one.organisationId(), one.nameIn(language.code()))));
		own.stream()
			.filter((id) -> choices.stream().noneMatch((choice) -> choice.value().equals(id)))
			.sorted()
			.forEach((id) -> choices.add(new Choice(id, id)));
		return choices;
	}

	/** What was typed. */
	record Form(String title, String slug, String organisation, String language, @Nullable String copy) {

		static Form read(HttpServletRequest request) {
			String copy = request.getParameter("copy");
			return new Form(value(request, "title"), value(request, "slug"), value(request, "organisation"),
					value(request, "defaultLanguage"), (copy == null || copy.isBlank()) ? null : copy);
		}

		@Nullable Campaign model(StaffCampaigns campaigns, Caller caller) {
			return (this.copy != null) ? campaigns.seenBy(caller, this.copy) : null;
		}

		/** Times and partners are the other campaign's own, and not copied. */
		Draft draft(String newSlug, @Nullable Campaign model) {
			Draft base = (model != null) ? Draft.of(newSlug, model.content())
					: new Draft(null, null, null, null, null, null, null, null, null, null, null, null);
			List<Draft.@Nullable Consent> consents = new ArrayList<>();
			if (model != null) {
				String former = model.content().organisation();
				model.content().consents().forEach((asked) -> {
					Map<String, @Nullable String> use = new HashMap<>();
					asked.use().forEach(use::put);
					consents.add(new Draft.Consent(asked.purpose().code(),
							asked.organisation().equals(former) ? this.organisation : asked.organisation(), use));
				});
			}
			else {
				// Most are handed in with names; without the question nobody could be
				// named.
				consents.add(new Draft.Consent(Purpose.HAND_IN.code(), null, null));
			}
			Draft draft = new Draft(newSlug, this.organisation, this.language, base.goal(), null, null, base.targets(),
					List.of(), base.sources(), consents, base.translations(), base.timeZone());
			Map<String, Draft.@Nullable Translation> words = base.translations();
			Draft.Translation own = (words != null) ? words.get(this.language) : null;
			return draft.saying(this.language, (own != null)
					? new Draft.Translation(this.title, own.demand(), own.story(), own.thanks(), own.commentUse())
					: new Draft.Translation(this.title, null, null, null, null));
		}

		private static String value(HttpServletRequest request, String name) {
			return Objects.requireNonNullElse(request.getParameter(name), "").strip();
		}

	}

}
