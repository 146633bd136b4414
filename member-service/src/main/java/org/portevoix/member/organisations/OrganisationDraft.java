package org.portevoix.member.organisations;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An organisation as somebody sends it; nothing is checked yet. */
record OrganisationDraft(@Nullable String organisationId, @Nullable Map<String, @Nullable String> name,
		@Nullable String legalName, @Nullable String legalForm, @Nullable String registrationNumber,
		@Nullable String seat, @Nullable String country, @Nullable String email, @Nullable String privacyContact,
		@Nullable String dataProtectionOfficer, @Nullable String website,
		@Nullable Map<String, @Nullable String> notices, @Nullable Arrangement arrangement,
		@Nullable String transferBasis) {

	/** The arrangement as somebody sends it. */
	record Arrangement(@Nullable String version, @Nullable String acceptedBy, @Nullable String acceptedAt) {

	}

}
