package org.portevoix.member.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.portevoix.events.ConsentAnswer;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.events.Submission;
import org.portevoix.member.campaigns.CampaignViews;
import org.portevoix.member.campaigns.KnownCampaigns;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Decision;
import org.portevoix.member.consents.Proof;
import org.portevoix.member.people.People.Known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswersTests {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final KnownCampaigns campaigns = CampaignViews.of(Examples.campaign().build());

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void proveWhatWasShownAndAnswered() {
		List<ConsentRecord> entries = entries(true, Duration.ZERO, answer(true, Examples.TEXT_VERSION));
		assertThat(entries).extracting(ConsentRecord::purpose).containsExactly(Purpose.SUPPORT, Purpose.NEWSLETTER);
		ConsentRecord newsletter = entries.getLast();
		assertThat(newsletter.decision()).isEqualTo(Decision.GRANTED);
		assertThat(newsletter.country()).isEqualTo("BE");
		assertThat(newsletter.signatureId()).isEqualTo(Examples.SIGNATURE_ID);
		assertThat(words(newsletter)).isEqualTo("Je veux recevoir la lettre de l'Organisation Exemple.");
	}

	@Test
	void haveTheWordsThatWereShownAndNotTheLatest() {
		assertThat(words(entries(true, Duration.ZERO, answer(true, "t-fr-1")).getLast()))
			.isEqualTo("Je veux la lettre de l'Organisation Exemple.");
	}

	@Test
	void believeTheNoOfAFormThatSaysBoth() {
		for (boolean first : new boolean[] { true, false }) {
			List<ConsentRecord> entries = entries(true, Duration.ZERO, answer(first, Examples.TEXT_VERSION),
					answer(!first, Examples.TEXT_VERSION));
			assertThat(entries).extracting(ConsentRecord::decision).containsExactly(Decision.GRANTED, Decision.REFUSED);
		}
	}

	@Test
	void waitForWordsThatMayStillCome() {
		assertThatExceptionOfType(NotKnownYet.class)
			.isThrownBy(() -> entries(true, PATIENCE.minusSeconds(1), answer(true, "unheard-of")));
		assertThatExceptionOfType(NotKnownYet.class).as("while the view has not read all")
			.isThrownBy(() -> entries(false, PATIENCE.multipliedBy(9), answer(true, "unheard-of")));
	}

	@Test
	void areRecordedWithoutWordsThatAreGoneRatherThanHoldUpOthers() {
		assertThat(words(entries(true, PATIENCE.plusSeconds(1), answer(true, "unheard-of")).getLast())).isNull();
		assertThat(this.meters.counter("portevoix.consents.without.words").count()).isEqualTo(1);
	}

	@Test
	void waitForACampaignThatIsNotKnown() {
		Answers answers = new Answers(CampaignViews.of(), wording(true, Duration.ofDays(5)));
		assertThatExceptionOfType(NotKnownYet.class)
			.isThrownBy(() -> answers.of(form(answer(true, Examples.TEXT_VERSION)), Map.of()));
	}

	private static @Nullable String words(ConsentRecord entry) {
		Proof proof = entry.proof();
		return (proof != null) ? proof.words() : null;
	}

	private List<ConsentRecord> entries(boolean caughtUp, Duration age, ConsentAnswer... answers) {
		return new Answers(this.campaigns, wording(caughtUp, age))
			.of(form(answers), Map.of(Examples.ORGANISATION, "BE"))
			.stream()
			.map(Known::entry)
			.toList();
	}

	private Wording wording(boolean caughtUp, Duration age) {
		return new Wording(() -> caughtUp, PATIENCE, this.meters, Clock.fixed(Examples.TIME.plus(age), ZoneOffset.UTC));
	}

	private static Answers.Form form(ConsentAnswer... answers) {
		Submission submission = Examples.submission().consents(answers).build();
		Event<LedgerEvent> event = Examples.ledger(new LedgerEvent.Confirmed(Examples.CAMPAIGN_ID, 1,
				Examples.PERSON_ID, Examples.SUBMISSION_ID, submission));
		return new Answers.Form(event, Examples.CAMPAIGN_ID, Examples.PERSON_ID, Examples.SUBMISSION_ID, submission);
	}

	private static ConsentAnswer answer(boolean granted, String version) {
		return new ConsentAnswer(Purpose.NEWSLETTER, Examples.ORGANISATION, granted, version);
	}

}
