package org.portevoix.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * All that is public about an organisation.
 *
 * @param organisationId a short name that never changes, such as {@code wsm}
 * @param name what it is called in daily life, by language; at least {@code en}
 * @param legalName as registered
 * @param legalForm such as {@code ASBL}
 * @param registrationNumber in its country's register
 * @param seat its postal address on one line
 * @param country ISO 3166-1 alpha-2
 * @param email where answers to its mails go
 * @param privacyContact where people write about their data
 * @param dataProtectionOfficer contact of the officer, if there is one
 * @param notices what it tells about its own use of data, by language, Markdown
 * @param arrangement the arrangement it accepted (GDPR Art. 26, 28)
 * @param transferBasis what protects data outside the EEA, if its seat is there
 */
public record OrganisationState(String organisationId, Map<String, String> name, @Nullable String legalName,
		@Nullable String legalForm, @Nullable String registrationNumber, @Nullable String seat, String country,
		@Nullable String email, @Nullable String privacyContact, @Nullable String dataProtectionOfficer,
		@Nullable String website, Map<String, String> notices, @Nullable Arrangement arrangement,
		@Nullable String transferBasis) {

	private static final Set<String> EEA = Set.of("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE",
			"GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI",
			"NO");

	public OrganisationState {
		requireNonNull(organisationId);
		name = Map.copyOf(name);
		requireNonNull(country);
		notices = Map.copyOf(notices);
	}

	/** Its name in a language, else in English, else any. */
	public String nameIn(String language) {
		String exact = this.name.getOrDefault(language, this.name.get("en"));
		return (exact != null) ? exact : this.name.values().stream().findFirst().orElse(this.organisationId);
	}

	/** Whether its seat is in the European Economic Area. */
	@JsonIgnore
	public boolean inEea() {
		return EEA.contains(this.country);
	}

	/**
	 * The fields without which it may not be responsible for people's data, nor receive
	 * any; empty when nothing is missing.
	 */
	public List<String> missing() {
		List<String> missing = new ArrayList<>();
		require(missing, "legalName", this.legalName);
		require(missing, "legalForm", this.legalForm);
		require(missing, "registrationNumber", this.registrationNumber);
		require(missing, "seat", this.seat);
		require(missing, "email", this.email);
		require(missing, "privacyContact", this.privacyContact);
		require(missing, "arrangement", this.arrangement);
		if (!inEea()) {
			require(missing, "transferBasis", this.transferBasis);
		}
		return missing;
	}

	private static void require(List<String> missing, String field, @Nullable Object value) {
		if (value == null || (value instanceof String text && text.isBlank())) {
			missing.add(field);
		}
	}

	/**
	 * The arrangement that an organisation accepted.
	 *
	 * @param version which text
	 * @param acceptedBy the function of who accepted it
	 */
	public record Arrangement(String version, String acceptedBy, Instant acceptedAt) {

		public Arrangement {
			requireNonNull(version);
			requireNonNull(acceptedBy);
			requireNonNull(acceptedAt);
		}

	}

}
