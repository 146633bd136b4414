package org.portevoix.service.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the store is waited for.
 *
 * @param selectionTimeout until there is a server that takes the operation
 * @param connectTimeout until a connection stands
 * @param readTimeout until an operation is answered
 */
@ConfigurationProperties("portevoix.store")
record StoreLimits(Duration selectionTimeout, Duration connectTimeout, Duration readTimeout) {

}
