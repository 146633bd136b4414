package org.portevoix.notification.contacts;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes references of people whose data was never sent anywhere. */
class Forgetting {

	private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

	private final Disclosures disclosures;

	private final Clock clock;

	Forgetting(Disclosures disclosures, Clock clock) {
		this.disclosures = disclosures;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
	void forget() {
		try {
			log.debug("{} references are gone", this.disclosures.removeOld(this.clock.instant()));
		}
		catch (DataAccessException ex) {
			log.warn("References are forgotten later: {}", ex.getClass().getSimpleName());
		}
	}

}
