package org.portevoix.notification.deliveries;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the queues are worked on.
 *
 * @param lease how long an instance has an endpoint to itself before it must say again
 * that it lives
 * @param concurrency deliveries to one endpoint at the same time, to begin with
 * @param mostConcurrency the same for one that always answers
 * @param held deliveries of one endpoint in memory
 * @param idleLook how often a queue is looked at that nobody put anything into
 * @param retryWaits after each failure; the last one repeats
 * @param retryFor how long a delivery is tried from its first failure on
 * @param restAfter failures without a success in between before an endpoint is left alone
 * @param restFirst for how long, which doubles
 * @param restMost the longest
 * @param retryAfterMost how long an endpoint may ask to be left alone
 * @param warnAfter nothing but failures for so long, and its owner is told
 * @param disableAfter nothing but failures for so long, and nothing is delivered any more
 * @param kept how long the log of a delivery is kept
 */
@ConfigurationProperties("portevoix.deliveries")
record DeliverySettings(@DefaultValue("PT15S") Duration lease, @DefaultValue("8") int concurrency,
		@DefaultValue("32") int mostConcurrency, @DefaultValue("128") int held,
		@DefaultValue("PT15S") Duration idleLook, @DefaultValue( {
				"PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT2H", "PT4H", "PT6H", "PT8H", "PT10H", "PT12H",
				"PT14H" }) List<Duration> retryWaits,
		@DefaultValue("PT75H") Duration retryFor, @DefaultValue("5") int restAfter,
		@DefaultValue("PT2S") Duration restFirst, @DefaultValue("PT2M") Duration restMost,
		@DefaultValue("PT24H") Duration retryAfterMost, @DefaultValue("PT24H") Duration warnAfter,
		@DefaultValue("PT120H") Duration disableAfter, @DefaultValue("P7D") Duration kept){

	DeliverySettings {
		retryWaits = List.copyOf(retryWaits);
	}

}
