package org.portevoix.campaign.campaigns;

import org.junit.jupiter.api.Test;
import org.portevoix.events.CampaignState;
import org.portevoix.service.problems.Unavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublishedCampaignsTests {

	private final PublishedCampaigns campaigns = new PublishedCampaigns();

	private final CampaignState campaign = Fixtures.state(CampaignState.Status.PUBLISHED);

	@Test
	void saysOfNoneThatItIsNotThereBeforeTheLogIsRead() {
		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> this.campaigns.required("not-read-yet"));
		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> this.campaigns.byId("not-read-yet"));
		assertThatExceptionOfType(Unavailable.class).isThrownBy(this.campaigns::all);
	}

	@Test
	void givesWhatItKnowsAlready() {
		Published.publish(this.campaigns, this.campaign);
		assertThat(this.campaigns.required(this.campaign.slug())).isEqualTo(this.campaign);
		assertThat(this.campaigns.byId(this.campaign.campaignId())).contains(this.campaign);
	}

	@Test
	void saysThatThereIsNoneOnceTheLogIsRead() {
		this.campaigns.completed();
		assertThatExceptionOfType(CampaignNotFound.class).isThrownBy(() -> this.campaigns.required("none"));
		assertThat(this.campaigns.all()).isEmpty();
	}

}
