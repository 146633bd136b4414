package org.portevoix.campaign.erasure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How names leave campaigns that are long over.
 *
 * @param every how often such campaigns are looked for
 * @param dryRun whether it is only said what would go
 */
@ConfigurationProperties("portevoix.anonymisation")
record AnonymisationSettings(Duration every, boolean dryRun) {

}
