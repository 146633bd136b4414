package org.portevoix.notification.endpoints;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners' endpoints are reached.
 *
 * @param allowLoopback whether they may be on this very machine, without TLS; for trying
 * things out
 * @param ownPorts of this very machine that the platform itself listens on, where no
 * endpoint may be
 * @param connectTimeout until a connection stands
 * @param attemptTimeout for everything, from looking up the name to the end of the answer
 * @param connections at once, of one instance
 */
@ConfigurationProperties("portevoix.endpoints")
record EndpointSettings(@DefaultValue("false") boolean allowLoopback, @DefaultValue Set<Integer> ownPorts,
		@DefaultValue("PT3S") Duration connectTimeout, @DefaultValue("PT10S") Duration attemptTimeout,
		@DefaultValue("4000") int connections) {

	EndpointSettings {
		ownPorts = Set.copyOf(ownPorts);
	}

}
