package org.portevoix.notification.contacts;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How member-service is asked, and what is expected of those who got contact data.
 *
 * @param memberUrl where it is
 * @param secret of the client {@code portevoix-notification}
 * @param timeout for its answer
 * @param acknowledgedWithin how long an organisation has to say that it heeded a
 * withdrawal or an erasure
 */
@ConfigurationProperties("portevoix.contacts")
record ContactSettings(@DefaultValue("http://localhost:8082") String memberUrl, String secret,
		@DefaultValue("PT2S") Duration timeout, @DefaultValue("P14D") Duration acknowledgedWithin) {

	ContactSettings {
		if (secret == null || secret.isBlank()) {
			throw new IllegalArgumentException(
					"Set PORTEVOIX_NOTIFICATION_SECRET, the same as member-service has: it lets this service ask for contact data");
		}
	}

}
