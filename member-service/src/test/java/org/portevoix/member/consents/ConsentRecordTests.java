package org.portevoix.member.consents;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.portevoix.events.EventCodec;
import org.portevoix.events.Examples;
import org.portevoix.events.Purpose;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.partners.PersonRefs;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentRecordTests {

	private static final PersonRefs REFS = new PersonRefs(RunningMemberService.PARTNER_KEY);

	@Test
	void hasAnIdThatFollowsFromWhatItRecords() {
		assertThat(ConsentRecord.answerId("s", Purpose.SHARE, "a"))
			.isEqualTo(ConsentRecord.answerId("s", Purpose.SHARE, "a"));
		assertThat(Stream.of(ConsentRecord.answerId("s", Purpose.SHARE, "a"),
				ConsentRecord.answerId("s", Purpose.SHARE, "b"), ConsentRecord.answerId("s", Purpose.UPDATES, "a"),
				ConsentRecord.answerId("t", Purpose.SHARE, "a"), ConsentRecord.withdrawalId("s", Purpose.SHARE, "a")))
			.doesNotHaveDuplicates();
	}

	@Test
	void tellsOfAGrantUnderAnIdThatAReplayRepeats() {
		JsonNode told = told(ConsentExample.granted(Purpose.NEWSLETTER));
		assertThat(told).isEqualTo(told(ConsentExample.granted(Purpose.NEWSLETTER)));
		assertThat(told.path("type").stringValue()).isEqualTo("org.portevoix.consent.granted.v1");
		assertThat(told.path("subject").stringValue()).isEqualTo(Examples.PERSON_ID);
		assertThat(told.path("data").path("textVersion").stringValue()).isEqualTo(Examples.TEXT_VERSION);
	}

	@Test
	void tellsOfAWithdrawal() {
		assertThat(told(ConsentExample.withdrawn(Purpose.NEWSLETTER, "e")).path("type").stringValue())
			.isEqualTo("org.portevoix.consent.withdrawn.v1");
		assertThat(told(ConsentExample.withdrawn(Purpose.NEWSLETTER, "e")).path("data").path("personRef").stringValue())
			.as("as the organisation knows her")
			.isEqualTo(REFS.of(Examples.ORGANISATION, Examples.PERSON_ID));
	}

	@Test
	void keepsARefusalAndTheSupportToItself() {
		for (ConsentExample quiet : List.of(ConsentExample.refused(Purpose.NEWSLETTER),
				ConsentExample.granted(Purpose.SUPPORT), ConsentExample.withdrawn(Purpose.SUPPORT, "e"))) {
			ConsentRecord entry = quiet.build().telling(Examples.TIME, REFS);
			assertThat(entry.pendingEvents()).isEmpty();
			assertThat(entry.pendingDue()).isNull();
		}
	}

	@Test
	void putsTakingBackAfterGivingAtTheSameMoment() {
		ConsentRecord granted = ConsentExample.granted(Purpose.SHARE).at(1).build();
		ConsentRecord withdrawn = ConsentExample.withdrawn(Purpose.SHARE, "e").at(1).build();
		ConsentRecord later = ConsentExample.granted(Purpose.SHARE).submission("later").at(2).build();
		assertThat(Stream.of(later, withdrawn, granted).sorted(ConsentRecord.ORDER)).containsExactly(granted, withdrawn,
				later);
	}

	@Test
	void asksAboutACampaignOrAboutAnOrganisation() {
		assertThat(Question.of(Purpose.NEWSLETTER, "a", "one")).isEqualTo(Question.of(Purpose.NEWSLETTER, "a", "two"));
		assertThat(Question.of(Purpose.UPDATES, "a", "one")).isNotEqualTo(Question.of(Purpose.UPDATES, "a", "two"));
	}

	private static JsonNode told(ConsentExample example) {
		return EventCodec.mapper()
			.readTree(example.build().telling(Examples.TIME, REFS).pendingEvents().getFirst().json());
	}

}
