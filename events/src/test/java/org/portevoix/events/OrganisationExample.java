package org.portevoix.events;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.portevoix.events.OrganisationState.Arrangement;

/** Builds an organisation of which nothing is missing; what is not said is invented. */
public final class OrganisationExample {

	private String organisationId = Examples.ORGANISATION;

	private Map<String, String> name = Map.of("fr", "Organisation Exemple", "en", "Example Organisation");

	private String country = "BE";

	private @Nullable String privacyContact = "privacy@example.org";

	private @Nullable Arrangement arrangement = new Arrangement("2026-01", "Secretary general",
			Instant.parse("2026-01-15T09:30:00Z"));

	private @Nullable String transferBasis;

	OrganisationExample() {
	}

	public OrganisationExample id(String organisationId) {
		this.organisationId = organisationId;
		return this;
	}

	public OrganisationExample name(Map<String, String> name) {
		this.name = name;
		return this;
	}

	public OrganisationExample country(String country) {
		this.country = country;
		return this;
	}

	public OrganisationExample privacyContact(@Nullable String privacyContact) {
		this.privacyContact = privacyContact;
		return this;
	}

	public OrganisationExample arrangement(@Nullable Arrangement arrangement) {
		this.arrangement = arrangement;
		return this;
	}

	public OrganisationExample transferBasis(@Nullable String transferBasis) {
		this.transferBasis = transferBasis;
		return this;
	}

	public OrganisationState build() {
		return new OrganisationState(this.organisationId, this.name, "Organisation Exemple ASBL", "ASBL",
				"0000.000.000", "Rue de l'Exemple 1, 1000 Bruxelles", this.country, "hello@example.org",
				this.privacyContact, "dpo@example.org", "https://www.example.org",
				Map.of("fr", "Ce que nous faisons de vos données…"), this.arrangement, this.transferBasis);
	}

}
