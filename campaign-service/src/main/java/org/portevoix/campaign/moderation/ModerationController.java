package org.portevoix.campaign.moderation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.CarriedCampaigns;
import org.portevoix.campaign.ledger.AbuseTraces;
import org.portevoix.campaign.ledger.Suspicion;
import org.portevoix.campaign.texts.Retention;
import org.portevoix.events.CampaignState;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.FieldFault;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What points to signatures that nobody meant. A group is looked at by a form, not by a
 * link: a mail domain may be a family's name, and addresses of pages are written down in
 * many places.
 */
@Controller
@RequestMapping("/console/campaigns/{slug}/moderation")
class ModerationController {

	/** As many as somebody reads. */
	private static final int SHOWN = 50;

	/** How long ago a page may have been looked at that is acted upon. */
	private static final Duration SEEN = Duration.ofDays(1);

	private static final int SHORTEST = 5;

	private static final int LONGEST = 300;

	private final CarriedCampaigns campaigns;

	private final AbuseTraces traces;

	private final Moderation moderation;

	private final Retention retention;

	private final MessageSource messages;

	private final Clock clock;

	ModerationController(CarriedCampaigns campaigns, AbuseTraces traces, Moderation moderation, Retention retention,
			MessageSource messages, Clock clock) {
		this.campaigns = campaigns;
		this.traces = traces;
		this.moderation = moderation;
		this.retention = retention;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * The groups that stand out.
	 * @param taken how many were taken out a moment ago
	 */
	@GetMapping
	ModelAndView groups(@PathVariable String slug, @RequestParam @Nullable String taken,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request, HttpServletResponse response) {
		Caller caller = Caller.of(token);
		CampaignState campaign = campaign(slug, caller);
		Map<String, List<AbuseTraces.Group>> groups = new LinkedHashMap<>();
		for (Suspicion.Kind kind : Suspicion.Kind.values()) {
			groups.put(kind.code(), this.traces.groups(campaign.campaignId(), kind));
		}
		return page("groups", campaign, caller, request, response).addObject("groups", groups)
			.addObject("number", this.traces.number(campaign.campaignId()))
			.addObject("days", this.retention.evidence().toDays())
			.addObject("few", AbuseTraces.FEW)
			.addObject("seconds", AbuseTraces.HURRY_SECONDS)
			.addObject("taken", (taken != null && taken.matches("\\d{1,6}")) ? Long.valueOf(taken) : null);
	}

	/** Where a reader lands who changes the language of a group. */
	@GetMapping("/group")
	ModelAndView group(@PathVariable String slug, @AuthenticationPrincipal Jwt token) {
		return back(campaign(slug, Caller.of(token)), "");
	}

	@PostMapping("/group")
	ModelAndView group(@PathVariable String slug, @RequestParam @Nullable String kind,
			@RequestParam @Nullable String value, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		CampaignState campaign = campaign(slug, caller);
		return Suspicion.of(kind, value).map((suspicion) -> {
			this.moderation.looked(campaign, suspicion, caller, Origin.of(request));
			return group(campaign, suspicion, Choice.FRESH, List.of(), caller, request, response);
		}).orElseGet(() -> back(campaign, ""));
	}

	@PostMapping("/invalidate")
	ModelAndView invalidate(@PathVariable String slug, @RequestParam @Nullable String kind,
			@RequestParam @Nullable String value, @RequestParam @Nullable String asOf,
			@RequestParam @Nullable String which, @RequestParam @Nullable Set<String> marked,
			@RequestParam @Nullable String reason, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		CampaignState campaign = campaign(slug, caller);
		Suspicion suspicion = Suspicion.of(kind, value).orElse(null);
		Instant seen = instant(asOf);
		Instant now = this.clock.instant();
		boolean justSeen = seen != null && !seen.isAfter(now) && seen.isAfter(now.minus(SEEN));
		if (suspicion == null || seen == null || !justSeen) {
			return back(campaign, "");
		}
		Choice choice = new Choice("all".equals(which), Objects.requireNonNullElse(marked, Set.of()),
				Objects.requireNonNullElse(reason, "").strip());
		List<FieldFault> faults = faults(choice, request);
		if (!faults.isEmpty()) {
			ModelAndView again = group(campaign, suspicion, choice, faults, caller, request, response);
			again.setStatus(HttpStatus.BAD_REQUEST);
			return again;
		}
		long taken = this.moderation.invalidate(campaign, suspicion, choice.all() ? null : choice.marked(), seen,
				choice.reason(), caller, Origin.of(request));
		return back(campaign, "?taken=" + taken);
	}

	private CampaignState campaign(String slug, Caller caller) {
		return this.campaigns.required(slug, caller, Permission.SIGNATURES_MODERATE);
	}

	private List<FieldFault> faults(Choice choice, HttpServletRequest request) {
		Locale locale = locale(request);
		if (!choice.all() && choice.marked().isEmpty()) {
			return List.of(new FieldFault("which-marked", said("moderation.marked.fault", locale)));
		}
		if (choice.reason().length() < SHORTEST || choice.reason().length() > LONGEST) {
			return List.of(new FieldFault("reason", said("moderation.reason.fault", locale)));
		}
		return List.of();
	}

	private ModelAndView group(CampaignState campaign, Suspicion suspicion, Choice choice, List<FieldFault> faults,
			Caller caller, HttpServletRequest request, HttpServletResponse response) {
		return page("group", campaign, caller, request, response).addObject("suspicion", suspicion)
			.addObject("number", this.traces.number(campaign.campaignId(), suspicion))
			.addObject("most", Moderation.MOST)
			.addObject("some", this.traces.some(campaign.campaignId(), suspicion, SHOWN))
			.addObject("seconds", AbuseTraces.HURRY_SECONDS)
			.addObject("asOf", this.clock.instant())
			.addObject("choice", choice)
			.addObject("faults", faults);
	}

	private ModelAndView page(String template, CampaignState campaign, Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		ConsolePage untitled = ConsolePage.of(request, Section.CAMPAIGNS, "", caller.name(), caller.permissions());
		String name = campaign.translation(untitled.language().code()).title();
		return new ModelAndView("moderation/" + template)
			.addObject("page", ConsolePage.of(request, Section.CAMPAIGNS,
					said("moderation.title", untitled.language().locale(), name), caller.name(), caller.permissions()))
			.addObject("slug", campaign.slug())
			.addObject("name", name);
	}

	private static Locale locale(HttpServletRequest request) {
		return ConsolePage.of(request, Section.CAMPAIGNS, "", null, Set.of()).language().locale();
	}

	private String said(String code, Locale locale, Object... arguments) {
		return this.messages.getMessage(code, arguments, locale);
	}

	private static @Nullable Instant instant(@Nullable String text) {
		try {
			return (text != null) ? Instant.parse(text) : null;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private static ModelAndView back(CampaignState campaign, String query) {
		RedirectView groups = new RedirectView("/console/campaigns/" + campaign.slug() + "/moderation" + query, false,
				false, false);
		groups.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(groups);
	}

	/**
	 * What was chosen in the form of a group.
	 *
	 * @param all the whole group, and not only those that are marked
	 */
	record Choice(boolean all, Set<String> marked, String reason) {

		static final Choice FRESH = new Choice(false, Set.of(), "");

		Choice {
			marked = Set.copyOf(marked);
		}

	}

}
