package org.portevoix.notification.feed;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the feed works.
 *
 * @param kept how long an event can be pulled, and delivered again
 * @param longestWait how long an answer is held back until there is something
 * @param waiting how many may wait at once in one instance
 */
@ConfigurationProperties("portevoix.feed")
record FeedSettings(@DefaultValue("P30D") Duration kept, @DefaultValue("PT20S") Duration longestWait,
		@DefaultValue("1000") int waiting) {

}
