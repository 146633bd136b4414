package org.portevoix.campaign.campaigns;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProposalTests {

	private static final Campaign.Edit JAN = new Campaign.Edit(Instant.EPOCH, "Jan");

	private static final Content.Words PUBLIC = words("Title", "Demand");

	@Test
	void changesWhatItsWriterChangedAndNothingElse() {
		Proposal proposal = Proposal.of(words("Title", "His demand"), PUBLIC, JAN, null);
		assertThat(proposal.changed()).containsExactly("demand");
		assertThat(proposal.onto(words("Her title", "Demand"))).isEqualTo(words("Her title", "His demand"));
	}

	@Test
	void saysWhatSomebodyElsePublishedSince() {
		Proposal proposal = Proposal.of(words("Title", "His demand"), PUBLIC, JAN, null);
		assertThat(proposal.overtaken(words("Her title", "Demand"))).isEmpty();
		assertThat(proposal.overtaken(words("Title", "Her demand"))).containsExactly("demand");
		assertThat(proposal.overtaken(words("Title", "His demand"))).isEmpty();
	}

	@Test
	void remembersWhatWasPublicWhenItBegan() {
		Proposal first = Proposal.of(words("Title", "His demand"), PUBLIC, JAN, null);
		Content.Words now = words("Title", "Her demand");
		Proposal again = Proposal.of(words("His title", "His demand"), now, JAN, first);
		assertThat(again.changed()).containsExactly("demand", "title");
		assertThat(again.overtaken(now)).containsExactly("demand");
	}

	private static Content.Words words(String title, String demand) {
		return new Content.Words(title, demand, "Story", "Thanks", null);
	}

}
