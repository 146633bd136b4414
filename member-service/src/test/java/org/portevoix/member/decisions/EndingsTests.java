package org.portevoix.member.decisions;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.portevoix.events.End;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.events.LedgerEvent;
import org.portevoix.events.Purpose;
import org.portevoix.member.consents.ConsentExample;
import org.portevoix.member.consents.ConsentRecord;
import org.portevoix.member.consents.Decision;
import org.portevoix.member.consents.Method;

import static org.assertj.core.api.Assertions.assertThat;

class EndingsTests {

	private final List<ConsentRecord> given = List.of(ConsentExample.granted(Purpose.SUPPORT).build(),
			ConsentExample.granted(Purpose.HAND_IN).build(), ConsentExample.granted(Purpose.NEWSLETTER).build(),
			ConsentExample.refused(Purpose.SHARE).build());

	@Test
	void aWithdrawnSignatureTakesWithItOnlyWhatIsPartOfIt() {
		List<ConsentRecord> ended = Endings.of(event("e1", 10, withdrawn()), this.given);
		assertThat(ended).extracting(ConsentRecord::purpose)
			.containsExactlyInAnyOrder(Purpose.SUPPORT, Purpose.HAND_IN);
		assertThat(ended).allSatisfy((entry) -> {
			assertThat(entry.decision()).isEqualTo(Decision.WITHDRAWN);
			assertThat(entry.method()).isEqualTo(Method.SIGNATURE_ENDED);
			assertThat(entry.proof()).isNull();
			assertThat(entry.ends()).isNotNull();
		});
	}

	@Test
	void aDisownedSignatureTakesAllThatWasGranted() {
		assertThat(Endings.of(event("e1", 10, disowned()), this.given)).extracting(ConsentRecord::purpose)
			.containsExactlyInAnyOrder(Purpose.SUPPORT, Purpose.HAND_IN, Purpose.NEWSLETTER);
	}

	@Test
	void whatWasFoundToBeFalseTakesAllThatWasGranted() {
		LedgerEvent found = new LedgerEvent.Withdrawn(Examples.CAMPAIGN_ID, 1, Examples.PERSON_ID, End.INVALIDATED);
		assertThat(Endings.of(event("e1", 10, found), this.given)).extracting(ConsentRecord::purpose)
			.containsExactlyInAnyOrder(Purpose.SUPPORT, Purpose.HAND_IN, Purpose.NEWSLETTER);
	}

	@Test
	void erasureTakesAllThatWasGranted() {
		assertThat(Endings.of(event("e1", 10, new LedgerEvent.Erased(Examples.CAMPAIGN_ID, null, null)), this.given))
			.extracting(ConsentRecord::method)
			.hasSize(3)
			.containsOnly(Method.ERASURE);
	}

	@Test
	void anErasureThatComesLateTakesNothingOfWhatWasAnsweredSince() {
		List<ConsentRecord> known = new ArrayList<>(this.given);
		known.add(ConsentExample.granted(Purpose.NEWSLETTER).submission("anew").at(20).build());
		LedgerEvent late = new LedgerEvent.Erased(Examples.CAMPAIGN_ID, Examples.PERSON_ID,
				Examples.TIME.plusSeconds(10));
		assertThat(Endings.of(event("e1", 30, late), known)).extracting(ConsentRecord::purpose)
			.containsExactlyInAnyOrder(Purpose.SUPPORT, Purpose.HAND_IN);
	}

	@Test
	void aConsentOfWhoIsAnonymousEndsIfItIsKnownWhoseItWas() {
		LedgerEvent nameless = new LedgerEvent.ConsentWithdrawn(Examples.CAMPAIGN_ID, null, Examples.SUBMISSION_ID,
				Purpose.NEWSLETTER, Examples.ORGANISATION);
		assertThat(Endings.of(event("e1", 10, nameless), this.given)).singleElement()
			.satisfies((entry) -> assertThat(entry.personId()).isEqualTo(Examples.PERSON_ID));
		assertThat(Endings.of(event("e1", 10, nameless), List.of())).isEmpty();
	}

	@Test
	void oneConsentEndsAlone() {
		assertThat(Endings.of(event("e1", 10, consentWithdrawn(Purpose.NEWSLETTER)), this.given)).singleElement()
			.satisfies((entry) -> {
				assertThat(entry.purpose()).isEqualTo(Purpose.NEWSLETTER);
				assertThat(entry.ends()).isEqualTo(
						ConsentRecord.answerId(Examples.SUBMISSION_ID, Purpose.NEWSLETTER, Examples.ORGANISATION));
			});
	}

	@Test
	void aConsentIsTakenBackEvenIfWeKnowNothingOfIt() {
		assertThat(Endings.of(event("e1", 10, consentWithdrawn(Purpose.NEWSLETTER)), List.of())).singleElement()
			.satisfies((entry) -> assertThat(entry.decision()).isEqualTo(Decision.WITHDRAWN));
	}

	@Test
	void aConsentIsNotTakenBackBeforeItWasGivenHoweverClocksDiffer() {
		ConsentRecord granted = ConsentExample.granted(Purpose.NEWSLETTER).at(10).build();
		ConsentRecord ended = Endings.of(event("e1", 9, consentWithdrawn(Purpose.NEWSLETTER)), List.of(granted))
			.getFirst();
		assertThat(ConsentRecord.ORDER.compare(ended, granted)).isPositive();
	}

	@Test
	void aReplayComesToTheSameEntriesWhateverHappenedSince() {
		Event<LedgerEvent> event = event("e1", 10, disowned());
		List<ConsentRecord> first = Endings.of(event, this.given);
		List<ConsentRecord> since = new ArrayList<>(this.given);
		since.addAll(first);
		since.add(ConsentExample.granted(Purpose.NEWSLETTER).submission("later").at(20).build());
		assertThat(Endings.of(event, since)).isEqualTo(first);
	}

	@Test
	void whatEndedBeforeDoesNotEndAgain() {
		List<ConsentRecord> known = new ArrayList<>(this.given);
		known.addAll(Endings.of(event("e1", 10, withdrawn()), known));
		assertThat(Endings.of(event("e2", 10, disowned()), known)).extracting(ConsentRecord::purpose)
			.containsExactly(Purpose.NEWSLETTER);
	}

	private static LedgerEvent withdrawn() {
		return new LedgerEvent.Withdrawn(Examples.CAMPAIGN_ID, 1, Examples.PERSON_ID, End.WITHDRAWN);
	}

	private static LedgerEvent disowned() {
		return new LedgerEvent.Disowned(Examples.CAMPAIGN_ID, Examples.PERSON_ID);
	}

	private static LedgerEvent consentWithdrawn(Purpose purpose) {
		return new LedgerEvent.ConsentWithdrawn(Examples.CAMPAIGN_ID, Examples.PERSON_ID, Examples.SUBMISSION_ID,
				purpose, Examples.ORGANISATION);
	}

	private static Event<LedgerEvent> event(String id, int seconds, LedgerEvent data) {
		return new Event<>(id, URI.create("/campaign-service/ledger"), Examples.SIGNATURE_ID,
				Examples.TIME.plusSeconds(seconds), null, data);
	}

}
