package org.portevoix.notification.directory;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.CampaignState;
import org.portevoix.events.Event;
import org.portevoix.events.Examples;
import org.portevoix.service.problems.Unavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KnownCampaignsTests {

	private final KnownCampaigns campaigns = new KnownCampaigns();

	private final CampaignState campaign = Examples.campaign().build();

	@Test
	void deniesNobodyAnythingBeforeTheLogIsRead() {
		assertThatExceptionOfType(Unavailable.class)
			.isThrownBy(() -> this.campaigns.entitled(this.campaign.organisation(), this.campaign.slug()));
		assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> this.campaigns.of(this.campaign.organisation()));
	}

	@Test
	void knowsWhoTakesPart() {
		this.campaigns.completed();
		this.campaigns.apply(Event.of(URI.create("/campaign-service"), this.campaign.campaignId(), Instant.EPOCH,
				new CampaignEvent.Published(this.campaign)));
		assertThat(this.campaigns.entitled(this.campaign.organisation(), this.campaign.slug())).isTrue();
		assertThat(this.campaigns.entitled("somebody-else", this.campaign.slug())).isFalse();
		assertThat(this.campaigns.of(this.campaign.organisation())).containsExactly(this.campaign);
	}

}
