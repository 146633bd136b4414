package org.portevoix.campaign.exports;

import java.net.URI;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.portevoix.campaign.campaigns.CarriedCampaigns;
import org.portevoix.campaign.exports.Export.Kind;
import org.portevoix.campaign.exports.Export.State;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Purpose;
import org.portevoix.messaging.outbox.PendingEvent;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.problems.NotFound;
import org.portevoix.service.problems.Unavailable;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.FieldFault;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
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

/** Exports for the hand-in: asked for with a reason, then downloaded within a day. */
@Controller
@RequestMapping("/console/campaigns/{slug}/exports")
class ExportsController {

	private static final URI SOURCE = URI.create("/campaign-service/exports");

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	private static final int SHORTEST = 5;

	private static final int LONGEST = 300;

	private final CarriedCampaigns campaigns;

	private final Counts counts;

	private final Exports exports;

	private final Download download;

	private final ExportSettings settings;

	private final MessageSource messages;

	private final Clock clock;

	ExportsController(CarriedCampaigns campaigns, Counts counts, Exports exports, Download download,
			ExportSettings settings, MessageSource messages, Clock clock) {
		this.campaigns = campaigns;
		this.counts = counts;
		this.exports = exports;
		this.download = download;
		this.settings = settings;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	ModelAndView list(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return page(campaign(slug, caller), caller, request, "pdf", "", false);
	}

	@PostMapping
	ModelAndView ask(@PathVariable String slug, @RequestParam @Nullable String kind,
			@RequestParam @Nullable String reason, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		CampaignState campaign = campaign(slug, caller);
		String why = Objects.requireNonNullElse(reason, "").strip();
		Kind wanted = Kind.of(kind).orElse(Kind.PDF);
		if (why.length() < SHORTEST || why.length() > LONGEST) {
			ModelAndView again = page(campaign, caller, request, wanted.code(), why, true);
			again.setStatus(HttpStatus.BAD_REQUEST);
			return again;
		}
		Instant now = now();
		PendingEvent told = act("export.requested", campaign, wanted, why, caller, request);
		this.exports.add(new Export(UUID.randomUUID().toString(), campaign.campaignId(), wanted, why, caller.name(),
				now, now.plus(this.settings.kept()), State.READY, 0, null, null, List.of(told), now));
		return back(campaign);
	}

	/**
	 * The file. It is written here and now, on this request's own virtual thread: an
	 * answer that was begun can only be finished or cut.
	 */
	@PostMapping("/{id}/file")
	void file(@PathVariable String slug, @PathVariable String id, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request, HttpServletResponse response) throws CloseNowException {
		Caller caller = Caller.of(token);
		CampaignState campaign = campaign(slug, caller);
		Export export = this.exports.find(id, campaign.campaignId()).orElseThrow(NotFound::new);
		Count count = this.counts.of(campaign.campaignId()).orElseThrow(Unavailable::new);
		String run = this.exports
			.begin(export, act("export.downloaded", campaign, export.kind(), export.reason(), caller, request))
			.orElseThrow(ExportStopped::new);
		response.setContentType(export.kind().type().toString());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(fileName(campaign, export.kind())).build().toString());
		try {
			this.download.write(export, run, campaign, count, response::getOutputStream);
		}
		catch (RuntimeException ex) {
			if (!response.isCommitted()) {
				// Nothing of the file has left yet, so a page can still say what
				// happened.
				response.reset();
			}
			else if (ex instanceof ExportStopped) {
				// Cut, so that nobody takes it for whole; somebody wished it, so no
				// fault.
				throw new CloseNowException(ex);
			}
			throw ex;
		}
	}

	@PostMapping("/{id}/cancel")
	ModelAndView cancel(@PathVariable String slug, @PathVariable String id, @AuthenticationPrincipal Jwt token,
			HttpServletRequest request) {
		Caller caller = Caller.of(token);
		CampaignState campaign = campaign(slug, caller);
		Export export = this.exports.find(id, campaign.campaignId()).orElseThrow(NotFound::new);
		this.exports.cancel(id, act("export.cancelled", campaign, export.kind(), export.reason(), caller, request));
		return back(campaign);
	}

	private CampaignState campaign(String slug, Caller caller) {
		return this.campaigns.required(slug, caller, Permission.SIGNATURES_EXPORT);
	}

	private PendingEvent act(String name, CampaignState campaign, Kind kind, String reason, Caller caller,
			HttpServletRequest request) {
		return Act.of(name, "campaign/" + campaign.slug(), campaign.organisation())
			.because(reason)
			.changing(Map.of(), Map.of("kind", kind.code()))
			.told(SOURCE, caller, Origin.of(request), now());
	}

	private ModelAndView page(CampaignState campaign, Caller caller, HttpServletRequest request, String kind,
			String reason, boolean fault) {
		ConsolePage untitled = ConsolePage.of(request, Section.CAMPAIGNS, "", caller.name(), caller.permissions());
		Locale locale = untitled.language().locale();
		String name = campaign.translation(untitled.language().code()).title();
		NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
		String expected = this.counts.of(campaign.campaignId())
			.map((count) -> numbers.format(count.consents(Purpose.HAND_IN, campaign.organisation())))
			.orElse("–");
		ModelAndView view = new ModelAndView("exports/exports");
		view.addObject("page",
				ConsolePage.of(request, Section.CAMPAIGNS,
						this.messages.getMessage("exports.title", new Object[] { name }, locale), caller.name(),
						caller.permissions()));
		view.addObject("slug", campaign.slug());
		view.addObject("name", name);
		view.addObject("asked", campaign.question(Purpose.HAND_IN, campaign.organisation()).isPresent());
		view.addObject("expected", expected);
		view.addObject("kinds", Stream.of(Kind.values()).map(Kind::code).toList());
		view.addObject("kind", kind);
		view.addObject("reason", reason);
		view.addObject("faults",
				fault ? List
					.of(new FieldFault("reason", this.messages.getMessage("exports.reason.fault", null, locale)))
						: List.of());
		view.addObject("exports",
				this.exports.of(campaign.campaignId()).stream().map((export) -> row(export, locale, numbers)).toList());
		return view;
	}

	private Row row(Export export, Locale locale, NumberFormat numbers) {
		DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(locale)
			.withZone(ZONE);
		State state = export.stateAt(this.clock.instant());
		return new Row(export.id(), export.kind().code(), state.code(), export.reason(), export.by(),
				time.format(export.at()), time.format(export.expires()), numbers.format(export.written()),
				state != State.CANCELLED && state != State.RUNNING, state != State.CANCELLED);
	}

	/** Of the two tables, each has a name of its own: both may lie in one folder. */
	private String fileName(CampaignState campaign, Kind kind) {
		String today = this.clock.instant().atZone(ZONE).toLocalDate().toString();
		String which = (kind == Kind.SPREADSHEET) ? "-spreadsheet" : "";
		return campaign.slug().replaceAll("[^a-z0-9-]", "_") + "-hand-in-" + today + which + "." + kind.extension();
	}

	private static ModelAndView back(CampaignState campaign) {
		RedirectView list = new RedirectView("/console/campaigns/" + campaign.slug() + "/exports#list", false, false,
				false);
		list.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(list);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/** One export as the page shows it. */
	record Row(String id, String kind, String state, String reason, @Nullable String by, String at, String expires,
			String written, boolean downloadable, boolean cancellable) {

	}

}
