package org.portevoix.member.contacts;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the answers to partners.
 *
 * @param tolerated how old what is known of consents may be
 * @param sampleEvery how often that is looked at
 * @param kept how long it is known which event was about whom: longer than the feed goes
 * back
 * @param sweepEvery how often it is looked for those that are over
 */
@ConfigurationProperties("portevoix.contacts")
record ContactSettings(Duration tolerated, Duration sampleEvery, Duration kept, Duration sweepEvery) {

}
