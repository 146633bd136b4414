package org.portevoix.member.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.Purpose;
import org.portevoix.member.Http;
import org.portevoix.member.LedgerFixture;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.consents.Consents;
import org.portevoix.member.consents.Method;
import org.portevoix.member.people.People;
import org.portevoix.messaging.EventSender;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.portevoix.member.LedgerFixture.yes;

/**
 * Everybody of the store that all tests share is let go, but for who was active since.
 */
class LapseIT {

	private static final Instant THEN = LedgerFixture.TIME.atOffset(ZoneOffset.UTC).plusMonths(24).toInstant();

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final People people = this.service.getBean(People.class);

	private final Consents consents = this.service.getBean(Consents.class);

	private final LedgerFixture she = new LedgerFixture(new Http(RunningMemberService.url(this.service)));

	@Test
	void letsGoOfPeopleWhoDidNothingAndTellsWhoeverHadTheirData() {
		this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation), yes(Purpose.SHARE, this.she.partner));
		await().until(() -> known(this.she.organisation) && known(this.she.partner));
		lapse(THEN, false).run();
		assertThat(known(this.she.organisation)).as("a day is left").isTrue();
		lapse(THEN.plus(Duration.ofDays(2)), true).run();
		assertThat(known(this.she.organisation)).as("a dry run does nothing").isTrue();

		lapse(THEN.plus(Duration.ofDays(2)), false).run();
		lapse(THEN.plus(Duration.ofDays(3)), false).run();

		assertThat(known(this.she.organisation) || known(this.she.partner)).isFalse();
		assertThat(this.consents.of(this.she.person)).filteredOn((entry) -> entry.method() == Method.INACTIVITY)
			.as("once each, at the time when it was over")
			.hasSize(2)
			.allSatisfy((entry) -> assertThat(entry.decidedAt()).isBetween(THEN, THEN.plusSeconds(60)));
		await().untilAsserted(
				() -> assertThat(this.she.told()).filteredOn((line) -> line.type().contains("withdrawn")).hasSize(2));
		await().untilAsserted(() -> assertThat(new Log(BackingServices.kafkaBrokers()).readAll("audit"))
			.anySatisfy((line) -> assertThat(line.value()).contains("people.lapsed", this.she.organisation)
				.doesNotContain(this.she.person)));
	}

	@Test
	void leavesAloneWhoAnsweredSince() {
		this.she.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		await().until(() -> known(this.she.organisation));
		LedgerFixture later = this.she.later(Period.ofMonths(23));
		later.signs("Amélie", yes(Purpose.NEWSLETTER, this.she.organisation));
		// Her entry alone is not enough: what the organisation knows of her follows it.
		await().until(() -> this.people.inactive(LedgerFixture.TIME.plus(Duration.ofDays(1)), Integer.MAX_VALUE)
			.stream()
			.noneMatch((person) -> person.organisation().equals(this.she.organisation)));
		lapse(THEN.plus(Duration.ofDays(2)), false).run();
		assertThat(known(this.she.organisation)).isTrue();
	}

	private boolean known(String organisation) {
		return this.people.contact(organisation, this.she.person).isPresent();
	}

	private Lapse lapse(Instant now, boolean dryRun) {
		return new Lapse(this.people, this.consents, this.service.getBean(EventSender.class),
				new LapseSettings(Period.ofMonths(24), Duration.ofHours(1), dryRun), Clock.fixed(now, ZoneOffset.UTC));
	}

}
