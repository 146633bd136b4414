package org.portevoix.member.organisations;

import java.time.Clock;

import org.portevoix.events.NetworkState;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationState;
import org.portevoix.messaging.EventSender;
import org.portevoix.messaging.TopicView;
import org.portevoix.messaging.TopicViews;
import org.portevoix.messaging.outbox.OutboxRelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Wires organisations and networks to their collections and their topic. */
@Configuration(proxyBeanMethods = false)
class OrganisationsConfiguration {

	@Bean
	TopicView<OrganisationEvent> organisationsView(TopicViews views, Retelling retelling) {
		return views.of("organisations", OrganisationEvent.class, retelling::apply, retelling::completed);
	}

	@Bean
	OutboxRelay organisationsOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Organisation.COLLECTION, mongo, sender, clock);
	}

	@Bean
	OutboxRelay networksOutbox(MongoOperations mongo, EventSender sender, Clock clock) {
		return new OutboxRelay(Network.COLLECTION, mongo, sender, clock);
	}

	@Bean
	Shelf<OrganisationState, Organisation> organisations(MongoOperations mongo, OutboxRelay organisationsOutbox) {
		return new Shelf<>(Organisation.class, Organisation::after, mongo, organisationsOutbox);
	}

	@Bean
	Shelf<NetworkState, Network> networks(MongoOperations mongo, OutboxRelay networksOutbox) {
		return new Shelf<>(Network.class, Network::after, mongo, networksOutbox);
	}

}
