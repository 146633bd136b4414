package org.portevoix.campaign.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import org.portevoix.campaign.campaigns.Campaign;
import org.portevoix.campaign.campaigns.CampaignChanges.Request;
import org.portevoix.campaign.campaigns.NotReady;
import org.portevoix.campaign.campaigns.StaffCampaigns;
import org.portevoix.campaign.campaigns.Staging;
import org.portevoix.campaign.campaigns.WrongState;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.campaign.rehearsals.Plan;
import org.portevoix.campaign.rehearsals.RehearsalUnderway;
import org.portevoix.campaign.rehearsals.Rehearsals;
import org.portevoix.campaign.rehearsals.Run;
import org.portevoix.campaign.rehearsals.Run.State;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.Language;

/** Rehearses a campaign, shows how that goes, and proves that nothing is left of it. */
@Controller
@RequestMapping("/console/campaigns/{slug}/rehearsal")
class RehearsalController {

	private static final String PAGE = "/rehearsal";

	private final StaffCampaigns campaigns;

	private final Staging staging;

	private final Rehearsals rehearsals;

	private final Counts counts;

	private final Faults faults;

	private final ConsolePages pages;

	RehearsalController(StaffCampaigns campaigns, Staging staging, Rehearsals rehearsals, Counts counts, Faults faults,
			ConsolePages pages) {
		this.campaigns = campaigns;
		this.staging = staging;
		this.rehearsals = rehearsals;
		this.counts = counts;
		this.faults = faults;
		this.pages = pages;
	}

	@GetMapping
	ModelAndView rehearsal(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		return page(slug, Form.USUAL, List.of(), Caller.of(token), request, response);
	}

	@PostMapping
	ModelAndView act(@PathVariable String slug, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH);
		Request by = new Request(caller, Origin.of(request));
		switch (Objects.requireNonNullElse(request.getParameter("act"), "")) {
			case "stop" -> this.rehearsals.stop(slug, by);
			case "wipe" -> this.rehearsals.wipe(slug, by);
			default -> {
				return start(slug, by, request, response);
			}
		}
		return ConsolePages.seeOther(ConsolePages.path(slug) + PAGE);
	}

	private ModelAndView start(String slug, Request by, HttpServletRequest request, HttpServletResponse response) {
		Form form = Form.read(request);
		try {
			this.rehearsals.start(slug, form.plan(), by);
			return ConsolePages.seeOther(ConsolePages.path(slug) + PAGE);
		}
		catch (InvalidRequest ex) {
			Language reader = this.pages.language(request);
			List<Fault> faults = ex.errors().stream().map((error) -> fault(error, reader)).toList();
			return this.pages.answered(page(slug, form, faults, by.caller(), request, response),
					HttpStatus.BAD_REQUEST);
		}
		catch (NotReady | WrongState | RehearsalUnderway ex) {
			// The page says what hinders.
			return this.pages.answered(page(slug, form, List.of(), by.caller(), request, response),
					HttpStatus.CONFLICT);
		}
	}

	private Fault fault(FieldError error, Language reader) {
		return new Fault("", error.field(), this.pages.said(reader, "rehearsal.fault." + error.field()));
	}

	private ModelAndView page(String slug, Form form, List<Fault> faults, Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		Campaign campaign = this.campaigns.with(caller, slug, Permission.CAMPAIGN_LAUNCH);
		Language reader = this.pages.language(request);
		List<Run> runs = this.rehearsals.of(slug, new Request(caller, Origin.of(request)));
		Predicate<Run> over = (run) -> run.state() == State.WIPED;
		Run current = runs.stream().filter(over.negate()).findFirst().orElse(null);
		List<Run> wiped = runs.stream().filter(over).toList();
		ModelAndView view = this.pages.page("rehearsal", request, response, caller, campaign, "rehearsal.title");
		view.addObject("form", form);
		view.addObject("faults", new FormFaults(faults));
		view.addObject("run", current);
		view.addObject("counted",
				(current != null) ? this.counts.of(current.id()).map(Count::confirmed).orElse(0L) : 0L);
		view.addObject("last", wiped.isEmpty() ? null : wiped.getFirst());
		view.addObject("proof", wiped.isEmpty() ? List.of() : proof(wiped.getFirst()));
		view.addObject("earlier", wiped.stream().skip(1).toList());
		view.addObject("moving", (current != null && current.state() == State.RUNNING)
				|| (!wiped.isEmpty() && !wiped.getFirst().gone()));
		view.addObject("possible", this.staging.isPossible(campaign));
		view.addObject("hindrances",
				this.faults.missing(this.staging.missing(campaign), slug, campaign.content(), reader));
		view.addObject("days", this.rehearsals.kept().toDays());
		return view;
	}

	/** What each service says, one line for each collection. */
	private static List<Said> proof(Run run) {
		return run.said().entrySet().stream().map((said) -> new Said(said.getKey(), lines(said.getValue()))).toList();
	}

	private static List<Line> lines(Run.Proof proof) {
		return new TreeSet<>(proof.left().keySet()).stream()
			.map((held) -> new Line(held, of(proof.removed(), held), of(proof.left(), held)))
			.toList();
	}

	private static long of(Map<String, Long> counts, String held) {
		return counts.getOrDefault(held, 0L);
	}

	/** What one service says. */
	record Said(String service, List<Line> lines) {
	}

	/** What it says of one collection. */
	record Line(String held, long removed, long left) {
	}

	/** A plan as somebody typed it. */
	record Form(String signatures, String perSecond, String consenting) {

		static final Form USUAL = new Form("200", "10", "60");

		static Form read(HttpServletRequest request) {
			return new Form(typed(request, "signatures"), typed(request, "perSecond"), typed(request, "consenting"));
		}

		/** What is no number is out of bounds, and found out with everything else. */
		Plan plan() {
			return new Plan(number(this.signatures), number(this.perSecond), number(this.consenting));
		}

		private static String typed(HttpServletRequest request, String field) {
			return Objects.requireNonNullElse(request.getParameter(field), "").strip();
		}

		private static @Nullable Integer number(String typed) {
			String digits = typed.replaceAll("[\\s.,\u00a0\u202f]", "").toLowerCase(Locale.ROOT);
			return digits.isEmpty() ? null : digits.matches("\\d{1,8}") ? Integer.valueOf(digits) : Integer.valueOf(-1);
		}

	}

}
