package org.portevoix.campaign.dashboard;

import java.time.Clock;

import org.portevoix.events.CampaignEvent;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;
import org.portevoix.messaging.outbox.OutboxRelay;
import org.portevoix.service.store.CollectionIndex;
import org.portevoix.ui.MessageBundle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires the dashboard to its words, its collection, and the topic it listens to. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

	@Bean
	MessageBundle dashboardMessages() {
		return new MessageBundle("org/portevoix/campaign/dashboard/messages");
	}

	@Bean
	TopicView<CampaignEvent> timelineView(TopicViews views, Timeline timeline) {
		return views.of("campaigns", CampaignEvent.class, timeline::heard);
	}

	@Bean
	OutboxRelay timelineOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Happening.COLLECTION, mongo, sender, clock);
	}

	@Bean
	CollectionIndex timelineByCampaign() {
		return CollectionIndex.of(Happening.COLLECTION, "campaignId", "at");
	}

}
