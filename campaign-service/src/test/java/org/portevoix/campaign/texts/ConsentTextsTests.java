package org.portevoix.campaign.texts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portevoix.campaign.Organisations;
import org.portevoix.events.CampaignState.Text;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConsentTextsTests {

	private static final List<String> LANGUAGES = List.of("fr", "nl", "en", "es");

	private final ConsentTexts texts = new ConsentTexts();

	private final OrganisationState organisation = Organisations.complete("wsm");

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void putsEveryPurposeInEveryLanguage(Purpose purpose) {
		Set<String> versions = new HashSet<>();
		for (String language : LANGUAGES) {
			Text text = this.texts.text(purpose, this.organisation, language, null);
			assertThat(text.text()).contains("WSM International").doesNotContain("{", "}", "null").endsWith(".");
			assertThat(text.version()).matches("[A-Za-z0-9_-]{16}");
			versions.add(text.version());
		}
		assertThat(versions).hasSameSizeAs(LANGUAGES);
	}

	@Test
	void changesTheVersionWithTheWordsOnly() {
		String version = this.texts.text(Purpose.NEWSLETTER, this.organisation, "fr", null).version();

		assertThat(new ConsentTexts().text(Purpose.NEWSLETTER, this.organisation, "fr", "unused").version())
			.isEqualTo(version);
		assertThat(this.texts.text(Purpose.NEWSLETTER, Organisations.complete("other"), "fr", null).version())
			.isNotEqualTo(version);
	}

	@Test
	void statesTheUseOfWhatIsShared() {
		assertThat(this.texts.text(Purpose.SHARE, this.organisation, "fr", "pour vous inviter à ses marches").text())
			.contains("pour vous inviter à ses marches");
		assertThat(this.texts.text(Purpose.SHARE, this.organisation, "en", null).text()).contains("same subject");
	}

	@Test
	void saysWhenDataLeavesTheEea() {
		OrganisationState abroad = Organisations.abroad("dakar");

		assertThat(this.texts.text(Purpose.SHARE, abroad, "fr", null).text()).contains("(Sénégal)");
		assertThat(this.texts.text(Purpose.NEWSLETTER, abroad, "nl", null).text()).contains("(Senegal)");
		assertThat(this.texts.text(Purpose.SHARE, this.organisation, "fr", null).text())
			.doesNotContain("Espace économique");
	}

	@Test
	void takesANameAsItIs() {
		OrganisationState odd = new OrganisationState("odd", java.util.Map.of("en", "A {b} $1 \\ C"), null, null, null,
				null, "BE", null, null, null, null, java.util.Map.of(), null, null);

		assertThat(this.texts.text(Purpose.UPDATES, odd, "en", null).text()).contains("A {b} $1 \\ C");
	}

	@Test
	void hasNoWordsInOtherLanguages() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.texts.text(Purpose.UPDATES, this.organisation, "de", null));
	}

}
