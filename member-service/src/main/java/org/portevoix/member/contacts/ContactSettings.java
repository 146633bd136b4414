package org.portevoix.member.contacts;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the answers to partners.
 *
 * @param tolerated how old what is known of consents may be
 * @param sampleEvery how often that is looked at
 */
@ConfigurationProperties("portevoix.contacts")
record ContactSettings(Duration tolerated, Duration sampleEvery) {

}
