package org.portevoix.member.requests;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.desk.Desk;
import org.portevoix.member.organisations.Directory;
import org.portevoix.member.requests.PersonRequest.Kind;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;
import org.portevoix.ui.Language;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where staff answer what people ask. A person is found by her address, which comes in
 * the body of a form and is in no address of a page; from then on the request names her.
 */
@Controller
@RequestMapping("/console/people")
class RequestsController {

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	private final Answering answering;

	private final Requests requests;

	private final Reports reports;

	private final Desk desk;

	private final Directory organisations;

	private final KnownCampaigns campaigns;

	private final MessageSource messages;

	private final Clock clock;

	RequestsController(Answering answering, Requests requests, Reports reports, Desk desk, Directory organisations,
			KnownCampaigns campaigns, MessageSource messages, Clock clock) {
		this.answering = answering;
		this.requests = requests;
		this.reports = reports;
		this.desk = desk;
		this.organisations = organisations;
		this.campaigns = campaigns;
		this.messages = messages;
		this.clock = clock;
	}

	/** Nothing about a person stays in a browser. */
	@ModelAttribute
	void guard(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	@GetMapping
	ModelAndView list(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		return list(Caller.of(token), request, new Form(null, null, null, null), List.of());
	}

	@PostMapping("/requests")
	ModelAndView take(Form form, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		List<String> faults = new ArrayList<>();
		String address = Objects.requireNonNullElse(form.address(), "").strip();
		if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
			faults.add("address");
		}
		Instant received = received(form.received(), faults);
		String asked = Objects.requireNonNullElse(form.organisation(), "");
		if (!faults.isEmpty()) {
			ModelAndView again = list(caller, request, form, faults);
			again.setStatus(HttpStatus.BAD_REQUEST);
			return again;
		}
		Kind kind = "erasure".equals(form.kind()) ? Kind.ERASURE : Kind.ACCESS;
		PersonRequest taken = this.answering.take(caller, asked.isBlank() ? null : asked, kind, address, received,
				Origin.of(request));
		return seeOther("/console/people/requests/" + taken.id());
	}

	@GetMapping("/requests/{id}")
	ModelAndView look(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		PersonRequest asked = this.answering.get(caller, id);
		return this.desk.page("requests/request", Section.PEOPLE, "requests.one", caller, request)
			.addObject("asked", asked)
			.addObject("words", words(LocaleContextHolder.getLocale()))
			.addObject("standing", asked.standing(this.clock.instant()).name())
			.addObject("report", this.reports.of(asked));
	}

	@PostMapping(path = "/requests/{id}", params = "act=answered")
	ModelAndView answered(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.answering.answered(Caller.of(token), id, Origin.of(request));
		return seeOther("/console/people/requests/" + id);
	}

	@PostMapping(path = "/requests/{id}", params = { "act=erase", "sure=yes" })
	ModelAndView erase(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.answering.erase(Caller.of(token), id, Origin.of(request));
		return seeOther("/console/people/requests/" + id);
	}

	/** What she gets, in her language. */
	@GetMapping("/requests/{id}/report")
	ModelAndView report(@PathVariable String id, @RequestParam(required = false) @Nullable String language,
			@AuthenticationPrincipal Jwt token) {
		Report report = this.reports.of(this.answering.get(Caller.of(token), id));
		Language hers = Language.of((language != null) ? language : report.language()).orElse(Language.FR);
		return new ModelAndView("requests/report",
				Map.of("report", report, "language", hers, "words", words(hers.locale())));
	}

	@GetMapping("/requests/{id}/report.json")
	ResponseEntity<Report> json(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report.json\"")
			.body(this.reports.of(this.answering.get(Caller.of(token), id)));
	}

	private Words words(Locale locale) {
		return new Words(this.messages, this.organisations, this.campaigns, locale);
	}

	private ModelAndView list(Caller caller, HttpServletRequest request, Form form, List<String> faults) {
		caller.requireAnywhere(Permission.PEOPLE_ANSWER);
		var within = caller.platform() ? null : caller.organisations(Permission.PEOPLE_ANSWER);
		Instant now = this.clock.instant();
		return this.desk.page("requests/requests", Section.PEOPLE, "requests.title", caller, request)
			.addObject("organisations", this.desk.organisations(caller, Permission.PEOPLE_ANSWER))
			.addObject("platform", caller.platform())
			.addObject("words", words(LocaleContextHolder.getLocale()))
			.addObject("open", this.requests.list(within, false).stream().map((one) -> Row.of(one, now)).toList())
			.addObject("answered", this.requests.list(within, true).stream().map((one) -> Row.of(one, now)).toList())
			.addObject("form", form)
			.addObject("faults", faults);
	}

	/**
	 * The day that she asked, today unless said otherwise; the clock never starts late.
	 */
	private Instant received(@Nullable String day, List<String> faults) {
		Instant now = this.clock.instant();
		if (day == null || day.isBlank()) {
			return now;
		}
		try {
			Instant began = LocalDate.parse(day.strip()).atStartOfDay(ZONE).toInstant();
			if (!began.isAfter(now)) {
				return began;
			}
		}
		catch (DateTimeException ex) {
			// Said below.
		}
		faults.add("received");
		return now;
	}

	private static ModelAndView seeOther(String path) {
		ModelAndView view = new ModelAndView("redirect:" + path);
		view.setStatus(HttpStatus.SEE_OTHER);
		return view;
	}

	/** What the form says. */
	record Form(@Nullable String organisation, @Nullable String address, @Nullable String kind,
			@Nullable String received) {

		/** Without the address: a log may get hold of it. */
		@Override
		public String toString() {
			return "Form[…]";
		}

	}

	/** A line of the list. */
	record Row(PersonRequest request, String standing) {

		static Row of(PersonRequest request, Instant now) {
			return new Row(request, request.standing(now).name());
		}

	}

}
