package org.portevoix.member.contacts;

import java.time.Clock;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has it forgotten which event was about whom, once no feed and no delivery can ask for
 * it any more. Several instances may do it at once.
 */
@Component
class SigningsSweep {

	private static final Logger log = LoggerFactory.getLogger(SigningsSweep.class);

	private final Signings signings;

	private final ContactSettings settings;

	private final Clock clock;

	SigningsSweep(Signings signings, ContactSettings settings, Clock clock) {
		this.signings = signings;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${portevoix.contacts.sweep-every}",
			initialDelayString = "${portevoix.contacts.sweep-every}")
	void sweep() {
		Instant now = this.clock.instant();
		try {
			this.signings.forget(now.minus(this.settings.kept()), now);
		}
		catch (DataAccessException ex) {
			log.warn("Events are remembered a while longer: {}", ex.getClass().getSimpleName());
		}
	}

}
