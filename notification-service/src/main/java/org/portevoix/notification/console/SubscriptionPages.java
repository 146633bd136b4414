package org.portevoix.notification.console;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.contacts.Acknowledgements;
import org.portevoix.notification.contacts.Acknowledgements.Status;
import org.portevoix.notification.directory.KnownCampaigns;
import org.portevoix.notification.subscriptions.Changes;
import org.portevoix.notification.subscriptions.PartnerTypes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The subscriptions of an organisation, and a new one. */
@Controller
@RequestMapping("/console/subscriptions")
class SubscriptionPages {

	private final Changes changes;

	private final Acknowledgements acknowledgements;

	private final KnownCampaigns campaigns;

	private final Pages pages;

	SubscriptionPages(Changes changes, Acknowledgements acknowledgements, KnownCampaigns campaigns, Pages pages) {
		this.changes = changes;
		this.acknowledgements = acknowledgements;
		this.campaigns = campaigns;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView list(@RequestParam @Nullable String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ModelAndView view = start("subscriptions", "subscriptions.title", organisation, caller, request);
		String chosen = (String) view.getModel().get("organisation");
		if (chosen != null) {
			List<Subscription> all = this.changes.list(caller, chosen);
			view.addObject("subscriptions", all.stream().map(SubscriptionLine::of).toList());
			view.addObject("overdue", this.acknowledgements.of(chosen, Status.OVERDUE).size());
		}
		return view;
	}

	@GetMapping("/acknowledgements")
	ModelAndView owed(@RequestParam @Nullable String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ModelAndView view = start("acknowledgements", "owed.title", organisation, caller, request);
		String chosen = (String) view.getModel().get("organisation");
		if (chosen != null) {
			view.addObject("overdue", this.acknowledgements.of(chosen, Status.OVERDUE).stream().map(Owed::of).toList());
			view.addObject("open",
					this.acknowledgements.of(chosen, Status.OPEN)
						.stream()
						.map(Owed::of)
						.filter((one) -> !one.late())
						.toList());
		}
		return view;
	}

	@PostMapping("/acknowledgements")
	ModelAndView acknowledge(@RequestParam String organisation, @RequestParam List<String> event,
			@AuthenticationPrincipal Jwt token) {
		Caller caller = Caller.of(token);
		caller.require(Permission.SUBSCRIPTIONS_MANAGE, organisation);
		this.acknowledgements.take(organisation, event);
		return Redirect.to("/console/subscriptions/acknowledgements?organisation=" + organisation);
	}

	@GetMapping("/new")
	ModelAndView form(@RequestParam @Nullable String organisation, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		ModelAndView view = start("new", "new.title", organisation, caller, request);
		return filled(view, Form.empty(organisation, PartnerTypes.CONFIRMED), List.of());
	}

	/** The secret is in this answer and nowhere else. */
	@PostMapping
	ModelAndView create(Form form, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		try {
			Changes.WithSecret made = this.changes.create(form.draft(), caller, Origin.of(request));
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			return this.pages.page("secret", "secret.title", caller, request)
				.addObject("id", made.subscription().id())
				.addObject("url", made.subscription().url())
				.addObject("rotated", false)
				.addObject("secret", made.secret());
		}
		catch (InvalidRequest ex) {
			ModelAndView view = start("new", "new.title", form.organisation(), caller, request);
			view.setStatus(HttpStatus.BAD_REQUEST);
			return filled(view, form, ex.errors());
		}
	}

	private ModelAndView start(String template, String title, @Nullable String organisation, Caller caller,
			HttpServletRequest request) {
		caller.requireAnywhere(Permission.SUBSCRIPTIONS_MANAGE);
		List<Pages.Choice> choices = this.pages.choices(caller);
		String chosen = Pages.chosen(organisation, choices);
		if (chosen != null) {
			caller.require(Permission.SUBSCRIPTIONS_MANAGE, chosen);
		}
		return this.pages.page(template, title, caller, request)
			.addObject("organisations", choices)
			.addObject("organisation", chosen);
	}

	private ModelAndView filled(ModelAndView view, Form form, List<FieldError> errors) {
		String chosen = (String) view.getModel().get("organisation");
		List<Fault> faults = errors.stream().map(this::fault).distinct().toList();
		faults.forEach((fault) -> view.addObject("fault_" + fault.anchor(), fault));
		return view.addObject("form", form)
			.addObject("faults", faults)
			.addObject("types", PartnerTypes.ALL.stream().filter((type) -> !PartnerTypes.aboutContact(type)).toList())
			.addObject("campaigns", (chosen != null) ? this.campaigns.of(chosen) : List.of());
	}

	private Fault fault(FieldError error) {
		String field = error.field().replaceFirst("\\[.*", "");
		String known = List.of("url", "types", "campaigns", "maxPerSecond").contains(field) ? field : "organisation";
		String key = "fault." + known + (known.equals("url") ? "." + error.code() : "");
		return new Fault(known, this.pages.say(key));
	}

}
