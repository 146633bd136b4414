package org.portevoix.campaign.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.BegunBefore;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.Draft;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.campaigns.SlugTaken;
import org.portevoix.campaign.campaigns.StaffCampaigns;
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
import org.springframework.web.util.UriUtils;

/**
 * Begins a campaign, from nothing or as a copy. The path is none that a campaign could
 * have.
 */
@Controller
@RequestMapping("/console/campaigns/_new")
class NewCampaignController {

	/** What the next page says was done. */
	private static final String CREATED = "created";

	private final StaffCampaigns campaigns;

	private final CampaignChanges changes;

	private final KnownOrganisations organisations;

	private final Faults faults;

	private final Onward onward;

	private final ConsolePages pages;

	NewCampaignController(StaffCampaigns campaigns, CampaignChanges changes, KnownOrganisations organisations,
			Faults faults, Onward onward, ConsolePages pages) {
		this.campaigns = campaigns;
		this.changes = changes;
		this.organisations = organisations;
		this.faults = faults;
		this.onward = onward;
		this.pages = pages;
	}

	/** The address names what is begun, so that going back leads to the same. */
	@GetMapping
	ModelAndView form(@RequestParam @Nullable UUID once, @RequestParam @Nullable String copy,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.CAMPAIGN_WRITE);
		if (once == null) {
			return ConsolePages.seeOther(ConsolePages.path("_new") + "?once=" + UUID.randomUUID()
					+ ((copy != null) ? "&copy=" + UriUtils.encodeQueryParam(copy, StandardCharsets.UTF_8) : ""));
		}
		Language reader = this.pages.language(request);
		Campaign model = (copy != null) ? this.campaigns.seenBy(caller, copy) : null;
		NewCampaignForm form = (model != null) ? NewCampaignForm.of(once, reader, model)
				: NewCampaignForm.of(once, reader);
		List<Fault> begun = this.campaigns.byId(once.toString())
			.filter((campaign) -> caller.may(Permission.CAMPAIGN_WRITE, campaign.content().organisation()))
			.map((campaign) -> List.of(begun(campaign, reader)))
			.orElse(List.of());
		return page(form, model, begun, caller, request, response);
	}

	@PostMapping
	ModelAndView create(@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.CAMPAIGN_WRITE);
		NewCampaignForm form = NewCampaignForm.read(request);
		Campaign model = (form.copy() != null) ? this.campaigns.seenBy(caller, form.copy()) : null;
		try {
			form.requireNamed();
			Campaign created = create(form, model, new Request(caller, Origin.of(request)));
			return ConsolePages
				.seeOther((model != null) ? ConsolePages.path(created.slug()) + "?done=" + CREATED : this.onward
					.from(ConsolePages.path("_new"), created, caller, this.pages.language(request), CREATED));
		}
		catch (InvalidRequest ex) {
			return refused(form, model, ex.errors(), caller, request, response);
		}
		catch (SlugTaken ex) {
			return refused(form, model, List.of(new FieldError("slug", "taken")), caller, request, response);
		}
		catch (BegunBefore ex) {
			return again(form, model, ex.campaign(), caller, request, response);
		}
	}

	/** A slug that nobody chose may be changed to one that is free. */
	private Campaign create(NewCampaignForm form, @Nullable Campaign model, Request request) {
		if (!form.value("slug").isEmpty()) {
			return this.changes.create(form.once(), draft(form, model, form.value("slug")), model, request);
		}
		String proposed = Slug.of(form.value("title"));
		for (int attempt = 2; attempt < 10; attempt++) {
			try {
				return this.changes.create(form.once(),
						draft(form, model, (attempt == 2) ? proposed : proposed + "-" + (attempt - 1)), model, request);
			}
			catch (SlugTaken ex) {
				// The next one.
			}
		}
		throw new SlugTaken();
	}

	private Draft draft(NewCampaignForm form, @Nullable Campaign model, String slug) {
		return (model != null) ? form.copyOf(model, slug)
				: form.draft(slug,
						(code) -> Language.of(code)
							.map((language) -> this.pages.said(language, "new.thanks.usual"))
							.orElse(""));
	}

	private ModelAndView refused(NewCampaignForm form, @Nullable Campaign model, List<FieldError> errors, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		List<Fault> faults = this.faults.errors(errors, "_new", null, this.pages.language(request))
			.stream()
			.map((fault) -> new Fault("", fault.anchor(), fault.message()))
			.toList();
		return this.pages.answered(page(form, model, faults, caller, request, response), HttpStatus.BAD_REQUEST);
	}

	/** Whoever went back finds what she began, and what she typed now stays with her. */
	private ModelAndView again(NewCampaignForm form, @Nullable Campaign model, Campaign begun, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		List<Fault> faults = List.of(begun(begun, this.pages.language(request)));
		return this.pages.answered(page(form, model, faults, caller, request, response), HttpStatus.CONFLICT);
	}

	private Fault begun(Campaign begun, Language reader) {
		String own = Objects.requireNonNullElse(begun.content().defaultLanguage(), reader.code());
		return new Fault(ConsolePages.path(begun.slug()) + "/texts/" + own, "title",
				this.pages.said(reader, "new.begun", ConsolePages.nameOf(begun, reader)));
	}

	private ModelAndView page(NewCampaignForm form, @Nullable Campaign model, List<Fault> faults, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		Language language = this.pages.language(request);
		ModelAndView view = this.pages.page("new", request, response, caller,
				this.pages.said(language, (model != null) ? "new.copy.title" : "new.title"));
		view.addObject("form", form);
		view.addObject("texts", List.of("demand", "story", "thanks"));
		view.addObject("purposes", NewCampaignForm.PURPOSES);
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

}
