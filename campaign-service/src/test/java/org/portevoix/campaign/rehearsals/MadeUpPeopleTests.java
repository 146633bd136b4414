package org.portevoix.campaign.rehearsals;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.portevoix.campaign.Campaigns;
import org.portevoix.campaign.signing.MadeUpSigning.Somebody;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

class MadeUpPeopleTests {

	private final CampaignState rehearsal = Campaigns.open(Rehearsal.newId(), "water");

	@Test
	void areTheSameUnderTheSameNumber() {
		assertThat(people(60)).isEqualTo(people(60));
	}

	@Test
	void areAllSomebodyElse() {
		assertThat(people(60)).extracting((one) -> one.request().email()).doesNotHaveDuplicates();
		assertThat(people(60)).extracting(Somebody::submissionId).doesNotHaveDuplicates();
	}

	@Test
	void canReceiveNoMail() {
		assertThat(people(60)).extracting((one) -> Objects.requireNonNull(one.request().email()))
			.allMatch(Rehearsal::isMadeUp)
			.allMatch((address) -> address.matches("[a-z]+\\.[a-z]+\\.\\d+@[a-z0-9]+\\.rehearsal\\.invalid"));
	}

	@Test
	void comeFromEverywhere() {
		assertThat(people(60)).extracting((one) -> one.request().locale()).containsOnly("fr", "nl");
		assertThat(people(60)).extracting((one) -> one.request().country()).contains("BE", "FR", "NL", "SN", "CD");
		assertThat(people(60)).extracting((one) -> one.request().source()).contains("mail", "street", "fos", null);
	}

	@Test
	void agreeAsOftenAsIsAskedFor() {
		assertThat(agreeing(0)).isZero();
		assertThat(agreeing(100)).isEqualTo(500);
		assertThat(agreeing(60)).isBetween(250L, 350L);
	}

	private long agreeing(int of100) {
		return people(of100).stream()
			.flatMap((one) -> Objects.requireNonNull(one.request().consents()).stream())
			.filter((answer) -> Boolean.TRUE.equals(Objects.requireNonNull(answer).granted()))
			.count();
	}

	private List<Somebody> people(int consenting) {
		MadeUpPeople people = new MadeUpPeople(this.rehearsal, consenting);
		return IntStream.range(0, 500).mapToObj(people::number).toList();
	}

}
