package org.portevoix.campaign.campaigns;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.portevoix.campaign.Organisations;
import org.portevoix.events.Purpose;

import static org.assertj.core.api.Assertions.assertThat;

class PublishGateTests {

	private final PublishGate gate = new PublishGate(Fixtures.organisations(Organisations.complete("wsm"),
			Organisations.abroad("dakar"), Organisations.incomplete("half")));

	@Test
	void letsACompleteCampaignPass() {
		Content content = Fixtures.content(Fixtures.asked(Purpose.HAND_IN, "wsm"),
				Fixtures.asked(Purpose.NEWSLETTER, "wsm"), Fixtures.asked(Purpose.NEWSLETTER, "dakar"),
				Fixtures.asked(Purpose.SHARE, "dakar"));

		assertThat(this.gate.checkFirst(content, Fixtures.NOW)).isEmpty();
	}

	@Test
	void namesAllThatAnEmptyDraftLacks() {
		Content content = new Content("nobody", null, 0, null, null, List.of(), List.of(), List.of(), List.of(),
				Map.of());

		assertThat(this.gate.check(content)).containsExactlyInAnyOrder(new Missing("translations", null, "required"),
				new Missing("defaultLanguage", null, "required"), new Missing("targets", null, "required"),
				new Missing("goal", null, "required"), new Missing("organisation", null, "unknown"));
	}

	@Test
	void looksAtEveryLanguage() {
		Content content = withWords(Map.of("en", new Content.Words("t".repeat(141), "One.\nTwo.", "", " ", null)));

		assertThat(this.gate.check(content)).containsExactlyInAnyOrder(new Missing("translations.fr", "fr", "required"),
				new Missing("title", "en", "too-long"), new Missing("demand", "en", "invalid"),
				new Missing("story", "en", "required"), new Missing("thanks", "en", "required"));
	}

	@Test
	void asksForLegalNoticesOfWhoeverGetsData() {
		Content content = Fixtures.content(Fixtures.asked(Purpose.NEWSLETTER, "half"),
				Fixtures.asked(Purpose.SHARE, "stranger"), Fixtures.asked(Purpose.SHARE, "wsm"),
				Fixtures.asked(Purpose.HAND_IN, "dakar"));

		assertThat(this.gate.check(content)).containsExactlyInAnyOrder(
				new Missing("consents[0].organisation.privacyContact", null, "required"),
				new Missing("consents[1].organisation", null, "unknown"),
				new Missing("consents[2].organisation", null, "invalid"),
				new Missing("consents[3].organisation", null, "invalid"));
	}

	@Test
	void asksForTheUseInEveryLanguageOnceItIsStated() {
		Content content = Fixtures.content(new Content.Asked(Purpose.SHARE, "dakar", Map.of("fr", "pour agir")));

		assertThat(this.gate.check(content)).containsExactly(new Missing("consents[0].use", "en", "required"));
	}

	@Test
	void refusesTheSameQuestionTwice() {
		Content content = Fixtures.content(Fixtures.asked(Purpose.UPDATES, "wsm"),
				Fixtures.asked(Purpose.UPDATES, "wsm"));

		assertThat(this.gate.check(content)).containsExactly(new Missing("consents[0]", null, "invalid"),
				new Missing("consents[1]", null, "invalid"));
	}

	@Test
	void refusesToAskForWhatNobodyDoes() {
		assertThat(this.gate.check(Fixtures.content(Fixtures.asked(Purpose.SHOW_NAME, "wsm"))))
			.containsExactly(new Missing("consents[0]", null, "not-offered"));
	}

	@Test
	void refusesTimesThatLeaveNoneToSign() {
		Content content = Fixtures.content();

		assertThat(this.gate.checkFirst(content, Fixtures.LATER))
			.containsExactly(new Missing("closesAt", null, "too-late"));
		assertThat(this.gate.check(withTimes(content))).containsExactly(new Missing("closesAt", null, "invalid"));
	}

	@Test
	void refusesSourcesThatCanBeNoKey() {
		Content content = Fixtures.content();
		Content sourced = new Content(content.organisation(), "fr", 1, null, null, content.targets(), List.of(),
				List.of("street", "a b", "other", "street"), List.of(), content.translations());

		assertThat(this.gate.check(sourced)).extracting(Missing::field)
			.containsExactly("sources[1]", "sources[2]", "sources[3]");
	}

	private static Content withTimes(Content content) {
		return new Content(content.organisation(), "fr", 1, Fixtures.LATER, Fixtures.LATER, content.targets(),
				List.of(), List.of(), List.of(), content.translations());
	}

	private static Content withWords(Map<String, Content.Words> words) {
		Content content = Fixtures.content();
		return new Content("wsm", "fr", 1, null, null, content.targets(), List.of(), List.of(), List.of(), words);
	}

}
