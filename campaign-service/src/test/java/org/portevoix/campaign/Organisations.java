package org.portevoix.campaign;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.Event;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.OrganisationState.Arrangement;

/** Organisations for tests. */
public final class Organisations {

	private static final Instant SOME_TIME = Instant.parse("2026-01-05T10:00:00Z");

	private Organisations() {
	}

	/** One that lacks nothing. */
	public static OrganisationState complete(String id) {
		return of(id, "BE", "privacy@" + id + ".example");
	}

	/** One whose seat is far away. */
	public static OrganisationState abroad(String id) {
		return of(id, "SN", "privacy@" + id + ".example");
	}

	/** One that lacks a privacy contact. */
	public static OrganisationState incomplete(String id) {
		return of(id, "BE", null);
	}

	private static OrganisationState of(String id, String country, @Nullable String privacyContact) {
		return new OrganisationState(id, Map.of("en", id.toUpperCase(java.util.Locale.ROOT) + " International"),
				id + " legal", "ASBL", "0123.456.789", "Rue de la Loi 1, 1000 Bruxelles", country,
				"info@" + id + ".example", privacyContact, null, null, Map.of(),
				new Arrangement("2026-1", "director", SOME_TIME),
				country.equals("BE") ? null : "standard contractual clauses");
	}

	public static Event<OrganisationEvent> updated(OrganisationState organisation) {
		return Event.of(URI.create("/member-service/organisations"), organisation.organisationId(), SOME_TIME,
				new OrganisationEvent.OrganisationUpdated(organisation));
	}

}
