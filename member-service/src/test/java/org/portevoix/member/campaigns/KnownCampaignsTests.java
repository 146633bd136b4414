package org.portevoix.member.campaigns;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.Examples;
import org.portevoix.events.Purpose;

import static org.assertj.core.api.Assertions.assertThat;

class KnownCampaignsTests {

	private final KnownCampaigns campaigns = new KnownCampaigns();

	@Test
	void knowsTheWordsOfEachVersion() {
		this.campaigns.apply(Examples.published());
		Campaign campaign = this.campaigns.byId(Examples.CAMPAIGN_ID).orElseThrow();
		assertThat(campaign.words(Purpose.NEWSLETTER, Examples.ORGANISATION, "t-en-2"))
			.hasValue("I want the newsletter of the Example Organisation.");
		assertThat(campaign.words(Purpose.NEWSLETTER, Examples.ORGANISATION, "t-fr-1")).isPresent();
		assertThat(campaign.words(Purpose.NEWSLETTER, "solidarity-fund", "t-en-2")).isEmpty();
		assertThat(campaign.controllers()).containsExactly(Examples.ORGANISATION, "solidarity-fund");
	}

	@Test
	void keepsTheWordsOfAQuestionThatIsNoLongerAsked() {
		this.campaigns.apply(Examples.published());
		this.campaigns.apply(Examples
			.campaign(new CampaignEvent.Updated(Examples.campaign().revision(4).partners().consents().build())));
		Campaign campaign = this.campaigns.byId(Examples.CAMPAIGN_ID).orElseThrow();
		assertThat(campaign.words(Purpose.NEWSLETTER, Examples.ORGANISATION, "t-fr-2")).isPresent();
		assertThat(campaign.controllers()).isEqualTo(List.of(Examples.ORGANISATION));
	}

	@Test
	void isNotSetBackByAnOlderState() {
		this.campaigns.apply(Examples.campaign(new CampaignEvent.Updated(Examples.campaign().revision(9).build())));
		this.campaigns
			.apply(Examples.campaign(new CampaignEvent.Updated(Examples.campaign().revision(8).partners().build())));
		assertThat(this.campaigns.byId(Examples.CAMPAIGN_ID).orElseThrow().partners())
			.containsExactly("solidarity-fund");
	}

}
