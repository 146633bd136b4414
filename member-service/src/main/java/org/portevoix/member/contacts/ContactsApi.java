package org.portevoix.member.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.portevoix.service.access.Caller;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What notification-service asks at each attempt of a delivery. Nobody else may. */
@RestController
class ContactsApi {

	private static final String CLIENT = "portevoix-notification";

	private static final String SCOPE = "contacts:read";

	private static final int MOST = 500;

	private final Contacts contacts;

	ContactsApi(Contacts contacts) {
		this.contacts = contacts;
	}

	@PostMapping("/internal/contacts")
	Answers ask(@RequestBody Question question, @AuthenticationPrincipal Jwt token) {
		Caller.of(token).requireClient(CLIENT, SCOPE);
		List<FieldError> errors = new ArrayList<>();
		String organisation = Objects.requireNonNullElse(question.organisation(), "");
		if (organisation.isBlank()) {
			errors.add(new FieldError("organisation", "required"));
		}
		List<@Nullable String> events = Objects.requireNonNullElse(question.events(), List.of());
		List<@Nullable Change> changes = Objects.requireNonNullElse(question.changes(), List.of());
		if (events.size() + changes.size() > MOST) {
			errors.add(new FieldError("events", "too-long"));
		}
		if (!errors.isEmpty()) {
			throw new InvalidRequest(errors);
		}
		return new Answers(this.contacts.of(organisation, events.stream().<String>mapMulti((event, known) -> {
			if (event != null) {
				known.accept(event);
			}
		}).distinct().toList(), changes.stream().<Contacts.Change>mapMulti((change, known) -> {
			if (change != null && change.event() != null && change.personRef() != null) {
				known.accept(new Contacts.Change(change.event(), change.personRef(), change.purpose()));
			}
		}).toList()));
	}

	/**
	 * About whom somebody asks on behalf of whom.
	 *
	 * @param events signatures that began to count
	 * @param changes events about people whom the organisation knows
	 */
	record Question(@Nullable String organisation, @Nullable List<@Nullable String> events,
			@Nullable List<@Nullable Change> changes) {

	}

	/**
	 * An event about somebody whom the organisation knows.
	 *
	 * @param personRef what she is called there
	 * @param purpose what she agreed to, if it is about that
	 */
	record Change(@Nullable String event, @Nullable String personRef, @Nullable String purpose) {

	}

	/** By event. */
	record Answers(Map<String, Answer> answers) {

	}

}
