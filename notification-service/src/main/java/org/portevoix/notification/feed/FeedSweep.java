package org.portevoix.notification.feed;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes events whose time is over. */
@Component
class FeedSweep {

	private static final Logger log = LoggerFactory.getLogger(FeedSweep.class);

	private final KeptEvents kept;

	private final Clock clock;

	FeedSweep(KeptEvents kept, Clock clock) {
		this.kept = kept;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.feed.sweep-every}", initialDelay = 30_000)
	void forget() {
		try {
			while (this.kept.removeOld(this.clock.instant()) > 0) {
				log.debug("Some events are gone; there may be more");
			}
		}
		catch (DataAccessException ex) {
			log.warn("Events are forgotten later: {}", ex.getClass().getSimpleName());
		}
	}

}
