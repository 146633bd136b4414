package org.portevoix.member.campaigns;

import org.portevoix.events.CampaignEvent;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the view of campaigns to its topic. */
@Configuration(proxyBeanMethods = false)
class CampaignsConfiguration {

	@Bean
	TopicView<CampaignEvent> campaignsView(TopicViews views, KnownCampaigns campaigns) {
		return views.of("campaigns", CampaignEvent.class, campaigns::apply);
	}

}
