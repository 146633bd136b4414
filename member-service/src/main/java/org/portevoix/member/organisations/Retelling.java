package org.portevoix.member.organisations;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.portevoix.events.Event;
import org.portevoix.events.NetworkState;
import org.portevoix.events.OrganisationEvent;
import org.portevoix.events.OrganisationState;
import org.portevoix.service.views.MaterializedView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares which organisations and networks the topic {@code organisations} has with the
 * documents, and has told again what it lacks: all after a restore, or when the log was
 * lost.
 */
@Component
class Retelling extends MaterializedView {

	private static final Logger log = LoggerFactory.getLogger(Retelling.class);

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	private final Shelf<OrganisationState, Organisation> organisations;

	private final Shelf<NetworkState, Network> networks;

	private final Clock clock;

	private final AtomicLong difference = new AtomicLong();

	Retelling(Shelf<OrganisationState, Organisation> organisations, Shelf<NetworkState, Network> networks, Clock clock,
			MeterRegistry meters) {
		this.organisations = organisations;
		this.networks = networks;
		this.clock = clock;
		meters.gauge("portevoix.organisations.untold", this.difference);
	}

	/** Takes a state from the log. */
	void apply(Event<OrganisationEvent> event) {
		this.told.add(event.subject());
	}

	@Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
	void retell() {
		if (!isComplete()) {
			return;
		}
		Instant now = this.clock.instant();
		try {
			int untold = this.organisations.tellAgain(this.told::contains, now)
					+ this.networks.tellAgain(this.told::contains, now);
			this.difference.set(untold);
			if (untold > 0) {
				log.info("{} organisations and networks are not on the log, and are told again", untold);
			}
		}
		catch (DataAccessException ex) {
			log.warn("Organisations are not compared with the log: {}", ex.getClass().getSimpleName());
		}
	}

}
