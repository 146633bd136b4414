package org.portevoix.member.organisations;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.OrganisationState.Arrangement;
import org.portevoix.member.organisations.Kept.Trace;
import org.portevoix.member.pages.ConsolePages;
import org.portevoix.member.pages.Faults;
import org.portevoix.member.pages.Redirects;
import org.portevoix.member.pages.Said;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.ChangedMeanwhile;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.Countries;
import org.portevoix.ui.ErrorPages;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The console's pages about organisations: what citizens and partners are told of them.
 */
@Controller
@RequestMapping("/console/organisations")
class OrganisationsController {

	private static final String PATH = "/console/organisations";

	private final Shelf<OrganisationState, Organisation> organisations;

	private final Overview overview;

	private final ConsolePages pages;

	private final Said said;

	private final Countries countries;

	private final ErrorPages errors;

	private final Clock clock;

	OrganisationsController(Shelf<OrganisationState, Organisation> organisations, Overview overview, ConsolePages pages,
			Said said, Countries countries, ErrorPages errors, Clock clock) {
		this.organisations = organisations;
		this.overview = overview;
		this.pages = pages;
		this.said = said;
		this.countries = countries;
		this.errors = errors;
		this.clock = clock;
	}

	@GetMapping
	ModelAndView all(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.ORGANISATION_WRITE);
		return this.overview.page(caller, request);
	}

	/** The name of a new one is chosen with its first form, and stays. */
	@PostMapping
	ModelAndView create(@RequestParam(defaultValue = "") String organisationId, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.requirePlatform(Permission.ORGANISATION_WRITE);
		Check check = new Check();
		try {
			String id = check.id("organisationId", organisationId.strip());
			check.pass();
			return Redirects.seeOther(PATH + "/" + id);
		}
		catch (InvalidRequest ex) {
			return ConsolePages.again(this.overview.page(caller, request).addObject("organisationId", organisationId),
					this.said.faults(ex.errors()));
		}
	}

	@GetMapping("/{id}")
	ModelAndView look(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.require(Permission.ORGANISATION_WRITE, id);
		Organisation kept = this.organisations.find(id).orElse(null);
		if (kept == null && !caller.platform()) {
			throw new NotFound();
		}
		OrganisationForm form = (kept != null) ? OrganisationForm.of(kept.state()) : OrganisationForm.empty();
		return page(id, kept, form, caller, request);
	}

	@PostMapping("/{id}")
	ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> sent,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		caller.require(Permission.ORGANISATION_WRITE, id);
		Organisation kept = this.organisations.find(id).orElse(null);
		if (kept == null && !caller.platform()) {
			throw new NotFound();
		}
		OrganisationForm form = OrganisationForm.sent(sent);
		Instant now = this.clock.instant();
		try {
			OrganisationDraft draft = form.draft(arrangement(kept),
					Objects.requireNonNullElse(caller.name(), caller.id()), now);
			this.organisations.put(id, DraftCheck.organisation(id, draft), version(form),
					new Trace(now, caller, Origin.of(request)));
			return Redirects.seeOther(PATH + "/" + id + "?done=saved");
		}
		catch (InvalidRequest ex) {
			return ConsolePages.again(page(id, kept, form, caller, request), this.said.faults(ex.errors()));
		}
		catch (ChangedMeanwhile ex) {
			// What was typed stays in the form, against what is there now.
			ModelAndView again = page(id, this.organisations.find(id).orElse(null), form, caller, request);
			Faults faults = this.said.fault("form", "changed");
			return withStatus(ConsolePages.again(again, faults));
		}
	}

	private static ModelAndView withStatus(ModelAndView view) {
		view.setStatus(HttpStatus.CONFLICT);
		return view;
	}

	private static @Nullable Arrangement arrangement(@Nullable Organisation kept) {
		return (kept != null) ? kept.state().arrangement() : null;
	}

	private static @Nullable Long version(OrganisationForm form) {
		String version = form.at("version");
		return version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
	}

	private ModelAndView page(String id, @Nullable Organisation kept, OrganisationForm form, Caller caller,
			HttpServletRequest request) {
		return this.pages.page(request, caller, "organisations/one", Section.ORGANISATIONS, "organisation.title", id)
			.addObject("id", id)
			.addObject("kept", kept)
			.addObject("missing", (kept != null) ? kept.state().missing() : List.of())
			.addObject("form", form)
			.addObject("languages", OrganisationForm.LANGUAGES)
			.addObject("version", OrganisationForm.ARRANGEMENT)
			.addObject("countries", this.countries.options(this.errors.language(request), form.at("country")));
	}

}
