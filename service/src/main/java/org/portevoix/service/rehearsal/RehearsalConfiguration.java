package org.portevoix.service.rehearsal;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

import org.portevoix.events.CampaignEvent;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;

/** Wires the forgetting of rehearsals to the topic that tells of them. */
@AutoConfiguration
class RehearsalConfiguration {

	@Bean
	Wiping rehearsalWiping(@Value("${spring.application.name}") String service, ObjectProvider<Holding> holdings,
			MongoOperations mongo, EventSender sender, Clock clock) {
		return new Wiping(service, holdings.orderedStream().toList(), mongo, sender, clock);
	}

	@Bean
	WipedRehearsals wipedRehearsals(Wiping wiping) {
		return new WipedRehearsals(wiping);
	}

	/**
	 * Of its own: it has to be known to the end before anything of a rehearsal is taken.
	 */
	@Bean
	TopicView<CampaignEvent> wipedRehearsalsView(TopicViews views, WipedRehearsals wiped) {
		return views.of("campaigns", CampaignEvent.class, wiped::apply, wiped::completed);
	}

}
