package org.portevoix.notification.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.portevoix.notification.contacts.Acknowledgements.Status;
import org.portevoix.service.access.Caller;
import org.portevoix.service.access.Permission;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where organisations say that they heeded withdrawals and erasures, and ask what they
 * still owe.
 */
@RestController
@RequestMapping("/api/v1/acknowledgements")
class AcknowledgementApi {

	private static final int MOST = 1_000;

	private final Acknowledgements acknowledgements;

	AcknowledgementApi(Acknowledgements acknowledgements) {
		this.acknowledgements = acknowledgements;
	}

	@PostMapping
	Taken take(@RequestBody Request request, @AuthenticationPrincipal Jwt token) {
		String organisation = organisation(Caller.of(token), request.organisation());
		List<String> events = request.events();
		if (events == null || events.isEmpty() || events.size() > MOST) {
			throw invalid("events", (events == null || events.isEmpty()) ? "required" : "too-long");
		}
		Set<String> taken = this.acknowledgements.take(organisation, events);
		return new Taken(taken.size(), events.stream().distinct().filter((event) -> !taken.contains(event)).toList());
	}

	@GetMapping
	List<Acknowledgement> list(@RequestParam(defaultValue = "open") String status,
			@RequestParam @Nullable String organisation, @AuthenticationPrincipal Jwt token) {
		return this.acknowledgements.of(organisation(Caller.of(token), organisation), status(status));
	}

	/** Whoever pulls may as well as whoever has events delivered. */
	private static String organisation(Caller caller, @Nullable String named) {
		Permission permission = caller.mayAnywhere(Permission.EVENTS_READ) ? Permission.EVENTS_READ
				: Permission.SUBSCRIPTIONS_MANAGE;
		caller.requireAnywhere(permission);
		String organisation = (named != null && !named.isBlank()) ? named : caller.organisation();
		if (organisation == null) {
			throw invalid("organisation", "required");
		}
		caller.require(permission, organisation);
		return organisation;
	}

	private static Status status(String code) {
		try {
			return Status.valueOf(code.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw invalid("status", "invalid");
		}
	}

	private static InvalidRequest invalid(String field, String code) {
		return new InvalidRequest(List.of(new FieldError(field, code)));
	}

	/**
	 * What came of it.
	 *
	 * @param acknowledged how many of these are acknowledged, now or before
	 * @param unknown those that ask for no acknowledgement of this organisation
	 */
	record Taken(long acknowledged, List<String> unknown) {

	}

	/** Events that were heeded. */
	record Request(@Nullable String organisation, @Nullable List<String> events) {

	}

}
