package org.portevoix.member.supporters;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.contacts.Disclosure;
import org.portevoix.member.desk.Desk;
import org.portevoix.member.people.People.Wanted;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.audit.Act;
import org.portevoix.service.csv.Separator;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;
import org.portevoix.ui.ConsolePage.Section;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list as a file, for those who have no engineer. Whoever takes it says why. */
@Controller
class SupportersController {

	private static final URI SOURCE = URI.create("/member-service/supporters");

	private static final int PAGE = 500;

	private static final int LONGEST_REASON = 300;

	private final Supporters supporters;

	private final KnownCampaigns campaigns;

	private final MongoOperations mongo;

	private final OutboxRelay outbox;

	private final Desk desk;

	private final Clock clock;

	SupportersController(Supporters supporters, KnownCampaigns campaigns, MongoOperations mongo,
			OutboxRelay exportsOutbox, Desk desk, Clock clock) {
		this.supporters = supporters;
		this.campaigns = campaigns;
		this.mongo = mongo;
		this.outbox = exportsOutbox;
		this.desk = desk;
		this.clock = clock;
	}

	@GetMapping("/console/people/supporters")
	ModelAndView form(@RequestParam(required = false) @Nullable String organisation, @AuthenticationPrincipal Jwt token,
			Locale language, HttpServletRequest request) {
		String separator = Separator.usualIn(language).code();
		return form(Caller.of(token), request, new Form(organisation, null, null, null, null, separator), List.of());
	}

	@PostMapping("/console/people/supporters.csv")
	@Nullable ModelAndView file(Form form, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Caller caller = Caller.of(token);
		caller.requireAnywhere(Permission.SUPPORTERS_READ);
		String organisation = Objects.requireNonNullElse(form.organisation(), "").strip();
		if (organisation.isEmpty()) {
			return refused(caller, request, form, List.of("organisation"));
		}
		caller.require(Permission.SUPPORTERS_READ, organisation);
		String reason = Objects.requireNonNullElse(form.reason(), "").strip();
		Wanted wanted;
		try {
			wanted = new Asked(form.changedSince(), form.purpose(), form.campaign()).of(organisation, this.campaigns);
			if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
				throw new InvalidRequest(List.of(new FieldError("reason", reason.isEmpty() ? "required" : "too-long")));
			}
		}
		catch (InvalidRequest ex) {
			return refused(caller, request, form, ex.errors().stream().map(FieldError::field).toList());
		}
		this.supporters.require(organisation);
		record(form, organisation, reason, caller, Origin.of(request));
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"supporters-" + organisation + "-"
				+ this.clock.instant().toString().substring(0, 10) + ".csv\"");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		SupportersFile.write((after) -> this.supporters.page(wanted, after, PAGE, Disclosure.Way.FILE),
				Separator.of(form.separator()), response.getOutputStream());
		return null;
	}

	private ModelAndView refused(Caller caller, HttpServletRequest request, Form form, List<String> faults) {
		ModelAndView again = form(caller, request, form, faults);
		again.setStatus(HttpStatus.BAD_REQUEST);
		return again;
	}

	private ModelAndView form(Caller caller, HttpServletRequest request, Form form, List<String> faults) {
		caller.requireAnywhere(Permission.SUPPORTERS_READ);
		return this.desk.page("supporters/export", Section.PEOPLE, "supporters.title", caller, request)
			.addObject("organisations", this.desk.organisations(caller, Permission.SUPPORTERS_READ))
			.addObject("form", form)
			.addObject("separators", Stream.of(Separator.values()).map(Separator::code).toList())
			.addObject("faults", faults);
	}

	private void record(Form form, String organisation, String reason, Caller caller, Origin origin) {
		Instant now = this.clock.instant();
		Map<String, String> filters = new HashMap<>();
		put(filters, "purpose", form.purpose());
		put(filters, "campaign", form.campaign());
		put(filters, "changedSince", form.changedSince());
		Act act = Act.of("supporters.exported", "organisation/" + organisation, organisation)
			.because(reason)
			.changing(Map.of(), filters);
		this.mongo.insert(new Export(UUID.randomUUID().toString(), organisation, caller.id(), now, reason,
				List.of(act.told(SOURCE, caller, origin, now)), now));
		this.outbox.wake();
	}

	private static void put(Map<String, String> filters, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			filters.put(name, value.strip());
		}
	}

	/** What the form says. */
	record Form(@Nullable String organisation, @Nullable String purpose, @Nullable String campaign,
			@Nullable String changedSince, @Nullable String reason, @Nullable String separator) {

	}

}
