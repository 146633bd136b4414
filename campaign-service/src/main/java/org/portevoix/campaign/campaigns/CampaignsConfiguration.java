package org.portevoix.campaign.campaigns;

import java.time.Clock;

import org.portevoix.service.store.CollectionIndex;
import org.portevoix.events.CampaignEvent;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

/** Wires campaigns to the topics that they are told on, and to their collection. */
@Configuration(proxyBeanMethods = false)
class CampaignsConfiguration {

	@Bean
	TopicView<CampaignEvent> campaignsView(TopicViews views, PublishedCampaigns campaigns) {
		return views.of("campaigns", CampaignEvent.class, campaigns::apply, campaigns::completed);
	}

	@Bean
	TopicView<OrganisationEvent> organisationsView(TopicViews views, KnownOrganisations organisations) {
		return views.of("organisations", OrganisationEvent.class, organisations::apply, organisations::completed);
	}

	@Bean
	OutboxRelay campaignsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Campaign.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex campaignsBySlug() {
		return new CollectionIndex(Campaign.COLLECTION, new Index("slug", Sort.Direction.ASC).unique());
	}

	@Bean
	CollectionIndex campaignsByOrganisation() {
		return new CollectionIndex(Campaign.COLLECTION, new Index("content.organisation", Sort.Direction.ASC));
	}

	@Bean
	CollectionIndex campaignsByPartner() {
		return new CollectionIndex(Campaign.COLLECTION, new Index("content.partners", Sort.Direction.ASC));
	}

	@Bean
	CollectionIndex campaignsByEnd() {
		return new CollectionIndex(Campaign.COLLECTION,
				new Index("state.status", Sort.Direction.ASC).on("state.closesAt", Sort.Direction.ASC));
	}

}
