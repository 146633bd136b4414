package org.portevoix.campaign.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.counting.CountStreams;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Rehearsal;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.FieldFault;

import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.view.RedirectView;

/** The dashboard of a campaign. */
@Controller
@RequestMapping("/console/campaigns/{slug}")
class DashboardController {

	/** As long as a token lives: whoever lost her role is not told for longer. */
	private static final Duration STREAM = Duration.ofMinutes(5);

	private final Viewing viewing;

	private final Counts counts;

	private final CountStreams streams;

	private final Timeline timeline;

	private final Dashboards dashboards;

	private final MessageSource messages;

	private final Clock clock;

	DashboardController(Viewing viewing, Counts counts, CountStreams streams, Timeline timeline, Dashboards dashboards,
			MessageSource messages, Clock clock) {
		this.viewing = viewing;
		this.counts = counts;
		this.streams = streams;
		this.timeline = timeline;
		this.dashboards = dashboards;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping("/dashboard")
	ModelAndView dashboard(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (!this.viewing.hasNumbers(slug)) {
			return draft(this.viewing.draft(slug, caller), caller, request);
		}
		CampaignState campaign = this.viewing.campaign(slug, caller);
		return page(campaign, caller, request, NoteForm.of(null, null), Map.of());
	}

	/** What moves: the page says the rest. */
	@GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> stream(@PathVariable String slug, @AuthenticationPrincipal Jwt token) {
		CampaignState campaign = this.viewing.campaign(slug, Caller.of(token));
		SseEmitter stream = this.streams.follow(
				() -> this.counts.of(campaign.campaignId())
					.map((count) -> new Moving(count.confirmed(), count.pending(),
							count.consents().values().stream().mapToLong(Long::longValue).sum())),
				Moving::equals, STREAM);
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(stream);
	}

	@PostMapping("/notes")
	ModelAndView note(@PathVariable String slug, @RequestParam @Nullable String at, @RequestParam @Nullable String text,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		CampaignState campaign = this.viewing.campaign(slug, caller);
		caller.require(Permission.CAMPAIGN_WRITE, campaign.organisation());
		NoteForm form = NoteForm.of(at, text);
		Map<String, String> faults = form.faults(this.clock);
		if (!faults.isEmpty()) {
			ModelAndView again = page(campaign, caller, request, form, faults);
			again.setStatus(HttpStatus.BAD_REQUEST);
			return again;
		}
		this.timeline.note(campaign, form.time(this.clock), form.text(), caller, Origin.of(request));
		RedirectView shown = new RedirectView("/console/campaigns/" + campaign.slug() + "/dashboard#happened", false,
				false, false);
		shown.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(shown);
	}

	/** What will be seen here, and what has to happen first. */
	private ModelAndView draft(Campaign campaign, Caller caller, HttpServletRequest request) {
		ConsolePage page = ConsolePage.of(request, Section.CAMPAIGNS, "", caller.name(), caller.permissions());
		String name = Stream.of(page.language().code(), Objects.toString(campaign.content().defaultLanguage(), ""))
			.map((language) -> campaign.words(language).title())
			.filter((title) -> !title.isBlank())
			.findFirst()
			.orElse(campaign.slug());
		String title = this.messages.getMessage("dashboard.title", new Object[] { name }, page.language().locale());
		return new ModelAndView("dashboard/draft")
			.addObject("page", ConsolePage.of(request, Section.CAMPAIGNS, title, caller.name(), caller.permissions()))
			.addObject("slug", campaign.slug())
			.addObject("name", name)
			.addObject("published", campaign.state() != null);
	}

	private ModelAndView page(CampaignState campaign, Caller caller, HttpServletRequest request, NoteForm form,
			Map<String, String> faults) {
		ConsolePage page = ConsolePage.of(request, Section.CAMPAIGNS, "", caller.name(), caller.permissions());
		String name = campaign.translation(page.language().code()).title();
		String title = this.messages.getMessage("dashboard.title", new Object[] { name }, page.language().locale());
		ModelAndView view = new ModelAndView("dashboard/dashboard");
		view.addObject("page", ConsolePage.of(request, Section.CAMPAIGNS, title, caller.name(), caller.permissions()));
		view.addObject("slug", campaign.slug());
		view.addObject("home", Rehearsal.campaignOf(campaign.slug()));
		boolean rehearsal = Rehearsal.isSlug(campaign.slug());
		view.addObject("rehearsal", rehearsal);
		view.addObject("name", name);
		view.addObject("state", state(campaign));
		view.addObject("numbers",
				this.counts.of(campaign.campaignId())
					.map((count) -> this.dashboards.of(campaign, count, page.language()))
					.orElse(null));
		view.addObject("moments",
				this.dashboards.moments(this.timeline.of(campaign.campaignId()), rehearsal, page.language()));
		view.addObject("form", form);
		view.addObject("faults", faults(faults, page));
		view.addObject("mayWrite", caller.may(Permission.CAMPAIGN_WRITE, campaign.organisation()));
		view.addObject("mayExport", !rehearsal && caller.may(Permission.SIGNATURES_EXPORT, campaign.organisation()));
		return view;
	}

	private List<FieldFault> faults(Map<String, String> faults, ConsolePage page) {
		return faults.entrySet()
			.stream()
			.map((fault) -> new FieldFault(fault.getKey(),
					this.messages.getMessage(fault.getValue(), null, page.language().locale())))
			.toList();
	}

	private String state(CampaignState campaign) {
		return campaign.openAt(this.clock.instant()) ? "open" : switch (campaign.status()) {
			case PUBLISHED -> this.clock.instant().isBefore(campaign.closesAt()) ? "scheduled" : "closed";
			case PAUSED -> "paused";
			case CLOSED -> "closed";
			case HANDED_IN -> "handed-in";
			case ANSWERED -> "answered";
		};
	}

	/** What the stream tells of. */
	record Moving(long confirmed, long pending, long consents) {

	}

}
