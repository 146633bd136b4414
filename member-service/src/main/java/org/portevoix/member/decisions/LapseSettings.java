package org.portevoix.member.decisions;

import java.time.Duration;
import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people who do nothing are let go.
 *
 * @param after for how long they did nothing
 * @param every how often they are looked for
 * @param dryRun whether it is only said how many would go
 */
@ConfigurationProperties("portevoix.lapse")
record LapseSettings(Period after, Duration every, boolean dryRun) {

}
