package org.portevoix.campaign.texts;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.campaign.Organisations;
import org.portevoix.events.CampaignState.Target;
import org.portevoix.events.OrganisationState;
import org.portevoix.events.Purpose;

import static org.assertj.core.api.Assertions.assertThat;

class PrivacyNoticesTests {

	private static final Instant CLOSES_AT = Instant.parse("2026-06-12T10:00:00Z");

	private final PrivacyNotices notices = notices(Duration.ofDays(14));

	@ParameterizedTest
	@ValueSource(strings = { "fr", "nl", "en", "es" })
	void saysAllThatHasToBeSaid(String language) {
		String text = this.notices.notice(everything(), language).text();

		assertThat(text).doesNotContain("{", "}", "null", "\n\n\n")
			.contains("wsm legal", "ASBL", "0123.456.789", "Rue de la Loi 1", "<info@wsm.example>",
					"<privacy@wsm.example>")
			.contains("A. Dupont", "dakar legal", "standard contractual clauses", "PARTNER International")
			.contains("contact@apd-gba.be")
			.contains("<https://portevoix.example/" + language + "/me>")
			.contains("13", "16", "14 ", "30 ", "24 ");
		assertThat(text.lines().filter((line) -> line.startsWith("## "))).hasSize(6);
		assertThat(text.lines().filter((line) -> line.startsWith("- **"))).as("purposes").hasSize(4 + 1 + 5);
	}

	@ParameterizedTest
	@CsvSource({ "fr, 12 décembre 2027", "nl, 12 december 2027", "en, 12 December 2027",
			"es, 12 de diciembre de 2027" })
	void namesTheDayOnWhichNamesGo(String language, String date) {
		assertThat(this.notices.notice(everything(), language).text()).contains(date);
	}

	@Test
	void leavesOutWhatIsNotAsked() {
		NoticeFacts little = new NoticeFacts(Organisations.complete("wsm"), List.of(), List.of(), List.of(), CLOSES_AT,
				false);

		String text = this.notices.notice(little, "en").text();

		assertThat(text).doesNotContain("newsletter of", "Your comment", "Organisations that carry", "officer")
			.contains("Nobody but", "None of the organisations");
		assertThat(text).as("one list").contains("Same basis.\n- **Keep out");
	}

	@Test
	void sendsPeopleElsewhereToTheirAuthority() {
		NoticeFacts abroad = new NoticeFacts(Organisations.abroad("dakar"), List.of(), List.of(), List.of(), CLOSES_AT,
				false);

		assertThat(this.notices.notice(abroad, "fr").text()).contains("(Sénégal)", "edpb.europa.eu")
			.doesNotContain("apd-gba");
	}

	@Test
	void changesTheVersionWithTheText() {
		String version = this.notices.notice(everything(), "fr").version();

		assertThat(this.notices.notice(everything(), "fr").version()).isEqualTo(version);
		assertThat(notices(Duration.ofDays(15)).notice(everything(), "fr").version()).isNotEqualTo(version);
	}

	@Test
	void takesNamesAsWordsAndNotAsMarkup() {
		OrganisationState odd = new OrganisationState("odd", Map.of("en", "[x](javascript:y) <b>*"), "L", "F", "1", "S",
				"BE", "a@b.example", "see our desk", null, null, Map.of(), null, null);
		NoticeFacts facts = new NoticeFacts(odd, List.of(), List.of(), List.of(), CLOSES_AT, false);

		String html = new StoryRendering().html(this.notices.notice(facts, "en").text());

		assertThat(html).contains("[x](javascript:y) &lt;b&gt;*").doesNotContain("<b>");
	}

	private static PrivacyNotices notices(Duration unconfirmed) {
		return new PrivacyNotices(new ConsentTexts(), new Retention(unconfirmed, Duration.ofDays(30),
				Period.ofMonths(6), Period.ofMonths(12), Period.ofMonths(24)), "https://portevoix.example");
	}

	private static NoticeFacts everything() {
		OrganisationState wsm = Organisations.complete("wsm");
		OrganisationState abroad = Organisations.abroad("dakar");
		return new NoticeFacts(wsm, List.of(Organisations.complete("partner")),
				List.of(asked(Purpose.HAND_IN, wsm), asked(Purpose.SHOW_NAME, wsm), asked(Purpose.UPDATES, wsm),
						asked(Purpose.NEWSLETTER, wsm), asked(Purpose.SHARE, abroad)),
				List.of(new Target("A. Dupont", "Minister")), CLOSES_AT, true);
	}

	private static NoticeFacts.Asked asked(Purpose purpose, OrganisationState organisation) {
		return new NoticeFacts.Asked(purpose, organisation, Map.of());
	}

}
