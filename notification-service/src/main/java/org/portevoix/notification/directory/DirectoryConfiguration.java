package org.portevoix.notification.directory;

import org.portevoix.events.CampaignEvent;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the views to their topics. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

	@Bean
	TopicView<CampaignEvent> campaignsView(TopicViews views, KnownCampaigns campaigns) {
		return views.of("campaigns", CampaignEvent.class, campaigns::apply, campaigns::completed);
	}

	@Bean
	TopicView<OrganisationEvent> organisationsView(TopicViews views, KnownOrganisations organisations) {
		return views.of("organisations", OrganisationEvent.class, organisations::apply, organisations::completed);
	}

}
