package org.portevoix.campaign.campaigns;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.CampaignState.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ActionTests {

	private static final Outcome.Checked SILENT = Outcome.NONE.check(Fixtures.NOW);

	@ParameterizedTest
	@CsvSource({ "PAUSE, PUBLISHED", "RESUME, PAUSED", "CLOSE, PUBLISHED PAUSED", "HAND_IN, CLOSED",
			"ANSWER, HANDED_IN" })
	void beginsWhereItShouldOnly(Action action, String from) {
		for (Status status : Status.values()) {
			assertThat(action.isPossible(Fixtures.state(status), Fixtures.NOW)).as(status.name())
				.isEqualTo(from.contains(status.name()));
		}
	}

	@Test
	void takesACampaignWhoseTimeIsOverAsClosed() {
		CampaignState over = Fixtures.state(Status.PUBLISHED);

		assertThat(Action.HAND_IN.isPossible(over, Fixtures.LATER)).isTrue();
		assertThat(Action.ANSWER.isPossible(over, Fixtures.LATER)).isFalse();
		assertThat(Action.HAND_IN.apply(over, 4, Fixtures.LATER.plusSeconds(60), SILENT).endedAt())
			.isEqualTo(Fixtures.LATER);
	}

	@Test
	void remembersWhenSigningEnded() {
		CampaignState closed = Action.CLOSE.apply(Fixtures.state(Status.PUBLISHED), 4, Fixtures.NOW, SILENT);
		Instant muchLater = Fixtures.LATER.plusSeconds(1_000_000);

		assertThat(closed.endedAt()).isEqualTo(Fixtures.NOW);
		assertThat(closed.revision()).isEqualTo(4);
		assertThat(Action.HAND_IN.apply(closed, 5, muchLater, SILENT).endedAt()).isEqualTo(Fixtures.NOW);
		assertThat(Action.PAUSE.apply(Fixtures.state(Status.PUBLISHED), 4, Fixtures.NOW, SILENT).endedAt()).isNull();
	}

	@Test
	void isNamedAsInTheAddress() {
		assertThat(Action.of("hand-in")).hasValue(Action.HAND_IN);
		assertThat(Action.of("destroy")).isEmpty();
		assertThat(Action.ANSWER.event(Fixtures.state(Status.ANSWERED))).isInstanceOf(CampaignEvent.Answered.class);
	}

}
