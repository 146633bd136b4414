package org.portevoix.campaign.rehearsals;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How rehearsals are held.
 *
 * @param kept how long one stays that nobody wipes
 */
@ConfigurationProperties("portevoix.rehearsals")
record RehearsalSettings(Duration kept) {

}
