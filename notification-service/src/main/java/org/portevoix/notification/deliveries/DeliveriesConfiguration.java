package org.portevoix.notification.deliveries;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.portevoix.service.rehearsal.Holding;
import org.portevoix.service.store.CollectionIndex;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;

/** Wires deliveries to their topics and to the store. */
@Configuration(proxyBeanMethods = false)
class DeliveriesConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> publicEvents(PublicIntake intake) {
		return intake::accept;
	}

	@Bean
	Consumer<Message<List<byte[]>>> members(MemberIntake intake) {
		return intake::accept;
	}

	@Bean
	Schedule deliverySchedule(DeliverySettings settings) {
		return new Schedule(settings.retryWaits(), settings.retryFor(), RandomGenerator.getDefault());
	}

	@Bean
	CollectionIndex deliveriesInQueues() {
		return CollectionIndex.of(Deliveries.COLLECTION, "subscription", "state", "due");
	}

	@Bean
	CollectionIndex deliveriesInLog() {
		return CollectionIndex.of(Deliveries.COLLECTION, "subscription", "createdAt");
	}

	@Bean
	CollectionIndex deliveriesInOrder() {
		return new CollectionIndex(Deliveries.COLLECTION,
				new Index("order", Sort.Direction.ASC).on("subscription", Sort.Direction.ASC).sparse());
	}

	@Bean
	Holding rehearsedDeliveries() {
		return Holding.byCampaign(Deliveries.COLLECTION, "rehearsal");
	}

	@Bean
	CollectionIndex deliveriesByRehearsal() {
		return new CollectionIndex(Deliveries.COLLECTION, new Index("rehearsal", Sort.Direction.ASC).sparse());
	}

	@Bean
	CollectionIndex deliveriesByExpiry() {
		return new CollectionIndex(Deliveries.COLLECTION, new Index("expires", Sort.Direction.ASC).sparse());
	}

}
