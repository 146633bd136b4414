package org.portevoix.notification.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.portevoix.notification.deliveries.DeliveryView;
import org.portevoix.notification.deliveries.Desk;
import org.portevoix.notification.subscriptions.Changes;
import org.portevoix.notification.subscriptions.Subscription;
import org.portevoix.service.access.Caller;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;
import org.portevoix.service.request.Origin;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One subscription, its deliveries, and what can be done with them. */
@Controller
class OnePages {

	private static final int SHOWN = 50;

	private static final List<String> STATUSES = List.of("waiting", "delivered", "failed", "cancelled");

	/** What the page can say that it did. */
	private static final List<String> DONE = List.of("tested", "retried", "recovering", "changed");

	private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

	private final Changes changes;

	private final Desk desk;

	private final Pages pages;

	OnePages(Changes changes, Desk desk, Pages pages) {
		this.changes = changes;
		this.desk = desk;
		this.pages = pages;
	}

	@GetMapping("/console/subscriptions/{id}")
	ModelAndView one(@PathVariable String id, @RequestParam @Nullable String status,
			@RequestParam @Nullable String before, @RequestParam @Nullable String done,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		Subscription found = this.changes.find(id, caller);
		RecoveryLine recovery = this.desk.recovery(id, caller).map(RecoveryLine::of).orElse(null);
		List<DeliveryView> log = this.desk.log(id, status, before, SHOWN, caller);
		return this.pages.page("subscription", "subscription.title", caller, request)
			.addObject("one", SubscriptionLine.of(found))
			.addObject("deliveries", log.stream().map(DeliveryLine::of).toList())
			.addObject("statuses", STATUSES)
			.addObject("status", (status != null) ? status : "")
			.addObject("next", Desk.next(log, SHOWN))
			.addObject("done", (done != null && DONE.contains(done)) ? done : null)
			.addObject("today", LocalDate.now(ZONE).minusDays(1).toString())
			.addObject("recovery", recovery);
	}

	@PostMapping("/console/subscriptions/{id}/test")
	ModelAndView test(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.desk.test(id, Caller.of(token), Origin.of(request));
		return back(id, "tested");
	}

	@PostMapping("/console/subscriptions/{id}/enable")
	ModelAndView enable(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.changes.enable(id, Caller.of(token), Origin.of(request));
		return back(id, "changed");
	}

	@PostMapping("/console/subscriptions/{id}/pause")
	ModelAndView pause(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.changes.pause(id, Caller.of(token), Origin.of(request));
		return back(id, "changed");
	}

	@PostMapping("/console/subscriptions/{id}/recover")
	ModelAndView recover(@PathVariable String id, @RequestParam @Nullable String since,
			@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		this.desk.recover(id, day(since), Caller.of(token), Origin.of(request));
		return back(id, "recovering");
	}

	/** The secret is in this answer and nowhere else. */
	@PostMapping("/console/subscriptions/{id}/rotate-secret")
	ModelAndView rotate(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request,
			HttpServletResponse response) {
		Caller caller = Caller.of(token);
		Changes.WithSecret made = this.changes.rotate(id, caller, Origin.of(request));
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return this.pages.page("secret", "secret.title", caller, request)
			.addObject("id", id)
			.addObject("url", made.subscription().url())
			.addObject("rotated", true)
			.addObject("until", Pages.time(made.subscription().formerUntil()))
			.addObject("secret", made.secret());
	}

	@PostMapping("/console/subscriptions/{id}/delete")
	ModelAndView delete(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		Caller caller = Caller.of(token);
		Subscription found = this.changes.find(id, caller);
		this.changes.remove(id, caller, Origin.of(request));
		return Redirect.to("/console/subscriptions?organisation=" + found.organisation());
	}

	@PostMapping("/console/deliveries/{id}/retry")
	ModelAndView retry(@PathVariable String id, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
		DeliveryView retried = this.desk.retry(id, Caller.of(token), Origin.of(request));
		return back(retried.subscription(), "retried");
	}

	private static ModelAndView back(String id, String done) {
		return Redirect.to("/console/subscriptions/" + id + "?done=" + done);
	}

	private static Instant day(@Nullable String since) {
		try {
			return LocalDate.parse((since != null) ? since : "").atStartOfDay(ZONE).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw new InvalidRequest(List.of(new FieldError("since", "invalid")));
		}
	}

}
