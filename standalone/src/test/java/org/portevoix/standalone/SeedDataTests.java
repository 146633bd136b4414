package org.portevoix.standalone;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SeedDataTests {

	private final SeedData data = SeedData.load();

	@Test
	void isWrittenInFourLanguages() {
		JsonNode translations = this.data.campaign().get("translations");
		assertThat(translations.propertyNames()).containsExactlyInAnyOrder("fr", "nl", "en", "es");
		for (JsonNode translation : translations) {
			for (String field : List.of("title", "demand", "story", "thanks")) {
				assertThat(translation.get(field).asString()).isNotBlank();
			}
			assertThat(translation.get("story").asString().split("\\s+")).hasSizeBetween(150, 260);
			assertThat(translation.get("story").asString()).contains("\n> ").contains("\n- ");
		}
	}

	@Test
	void asksTheConsentThatTheContractNames() {
		List<String> asked = new ArrayList<>();
		this.data.campaign()
			.get("consents")
			.forEach((consent) -> asked
				.add(consent.get("purpose").asString() + " " + consent.get("organisation").asString()));
		assertThat(asked).contains("newsletter wsm");
		assertThat(this.data.campaign().get("slug").asString()).isEqualTo(SeedData.SLUG);
	}

	@Test
	void knowsEveryOrganisationThatItNames() {
		List<String> known = this.data.organisations()
			.stream()
			.map((organisation) -> organisation.get("organisationId").asString())
			.toList();
		assertThat(known).contains(this.data.campaign().get("organisation").asString());
		this.data.campaign().get("partners").forEach((partner) -> assertThat(known).contains(partner.asString()));
	}

	@Test
	void describesEachOrganisationWhole() {
		assertThat(this.data.organisations()).allSatisfy((organisation) -> {
			for (String field : List.of("legalName", "legalForm", "registrationNumber", "seat", "country", "email",
					"privacyContact", "arrangement")) {
				assertThat(organisation.path(field).isMissingNode()).as(field).isFalse();
			}
			boolean european = organisation.get("country").asString().equals("BE");
			assertThat(european || organisation.get("transferBasis").isString()).isTrue();
		});
	}

}
