package org.portevoix.messaging.outbox;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Shows for how long events wait in the outboxes of a service. */
@AutoConfiguration
class OutboxMetrics {

	@Bean
	MeterBinder outboxAges(ObjectProvider<OutboxRelay> relays) {
		return (meters) -> relays.forEach((relay) -> TimeGauge
			.builder("portevoix.outbox.age", relay, TimeUnit.MILLISECONDS, (one) -> one.age().toMillis())
			.description("For how long the oldest event waits to be sent")
			.tag("collection", relay.collection())
			.register(meters));
	}

}
