package org.portevoix.campaign.campaigns;

import java.time.Clock;
import java.util.List;

import org.portevoix.events.CampaignState;

import org.springframework.stereotype.Component;

/** Shows campaigns, each to whom it concerns. */
@Component
class Showing {

	private final ConsentQuestions questions;

	private final Clock clock;

	Showing(ConsentQuestions questions, Clock clock) {
		this.questions = questions;
		this.clock = clock;
	}

	PublicCampaign everybody(CampaignState state) {
		return PublicCampaign.of(state, this.questions.support(state.organisation(), state.languages()),
				this.clock.instant());
	}

	/** With what is not public yet, as it would be put if it were published now. */
	PublicCampaign staff(Campaign campaign) {
		Content content = campaign.content();
		return PublicCampaign.of(campaign, this.questions.of(content, List.of()),
				this.questions.support(content.organisation(), content.translations().keySet()), this.clock.instant());
	}

}
