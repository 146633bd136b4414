package org.portevoix.member.organisations;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portevoix.events.NetworkState;
import org.portevoix.events.OrganisationState;
import org.portevoix.service.problems.FieldError;
import org.portevoix.service.problems.InvalidRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DraftCheckTests {

	@Test
	void takesAnOrganisationAsItIs() {
		OrganisationState state = DraftCheck.organisation("example",
				draft("BE", "hello@example.org", "https://www.example.org/nl",
						new OrganisationDraft.Arrangement("2026-01", "Secretary", "2026-01-15T10:30:00.123456+01:00")));
		assertThat(state.name()).containsEntry("en", "Example").containsEntry("fr", "Exemple");
		assertThat(state.legalName()).isEqualTo("Exemple ASBL");
		assertThat(state.arrangement()).isNotNull()
			.extracting((arrangement) -> arrangement.acceptedAt().toString())
			.isEqualTo("2026-01-15T09:30:00.123Z");
	}

	@Test
	void takesAnOrganisationOfWhichLittleIsKnown() {
		OrganisationDraft draft = new OrganisationDraft(null, Map.of("en", "Example"), null, " ", null, null, "SN",
				null, null, null, null, null, null, null);
		assertThat(DraftCheck.organisation("example", draft).missing()).contains("legalForm", "arrangement",
				"transferBasis");
	}

	@Test
	void namesEveryFaultyFieldAtOnce() {
		Map<String, @Nullable String> names = new HashMap<>();
		names.put("de", "Beispiel");
		names.put("fr", "Exemple\r\nBcc: all@example.org");
		OrganisationDraft draft = new OrganisationDraft("other", names, "x".repeat(301), null, null, null, "XX",
				"not an address", null, null, "ftp://example.org", Map.of("en", "x".repeat(50_001)),
				new OrganisationDraft.Arrangement("1", null, "yesterday"), null);
		assertThat(errors(() -> DraftCheck.organisation("Not An Id", draft))).containsExactlyInAnyOrder(
				new FieldError("organisationId", "invalid"), new FieldError("organisationId", "immutable"),
				new FieldError("name", "invalid"), new FieldError("name.fr", "invalid"),
				new FieldError("name.en", "required"), new FieldError("legalName", "too-long"),
				new FieldError("country", "invalid"), new FieldError("email", "invalid"),
				new FieldError("website", "invalid"), new FieldError("notices.en", "too-long"),
				new FieldError("arrangement.acceptedBy", "required"),
				new FieldError("arrangement.acceptedAt", "invalid"));
	}

	@ParameterizedTest
	@CsvSource({ "https://example.org,true", "http://example.org:8080/a?b=c,true", "https://user@example.org,false",
			"javascript:alert(1),false", "//example.org,false", "https:///path,false", "https://exa mple.org,false" })
	void knowsAWebAddress(String website, boolean valid) {
		ThrowingCallable check = () -> DraftCheck.organisation("example",
				draft("BE", "hello@example.org", website, null));
		assertThat(errors(check).isEmpty()).isEqualTo(valid);
	}

	@Test
	void takesANetworkAndDropsWhatStandsTwice() {
		NetworkState state = DraftCheck.network("europe", new NetworkDraft("europe", Map.of("en", "Europe"),
				List.of("BE", "ES", "BE"), List.of("wsm", "example", "wsm")));
		assertThat(state.countries()).containsExactly("BE", "ES");
		assertThat(state.organisations()).containsExactly("wsm", "example");
	}

	@Test
	void namesTheFaultyEntriesOfANetwork() {
		assertThat(errors(() -> DraftCheck.network("europe",
				new NetworkDraft(null, null, Arrays.asList("BE", null, "be"), List.of("Not An Id")))))
			.containsExactlyInAnyOrder(new FieldError("name.en", "required"),
					new FieldError("countries[1]", "required"), new FieldError("countries[2]", "invalid"),
					new FieldError("organisations[0]", "invalid"));
	}

	private static OrganisationDraft draft(String country, String email, String website,
			OrganisationDraft.@Nullable Arrangement arrangement) {
		return new OrganisationDraft("example", Map.of("en", "Example", "fr", " Exemple "), "Exemple ASBL", "ASBL",
				"0000.000.000", "Rue 1, Bruxelles", country, email, "privacy@example.org", null, website,
				Map.of("fr", "Ce que\nnous faisons"), arrangement, null);
	}

	private static List<FieldError> errors(ThrowingCallable check) {
		InvalidRequest thrown = catchThrowableOfType(InvalidRequest.class, check);
		return (thrown != null) ? thrown.errors() : List.of();
	}

}
