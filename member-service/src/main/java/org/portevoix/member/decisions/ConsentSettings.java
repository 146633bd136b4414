package org.portevoix.member.decisions;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the consents.
 *
 * @param wordsPatience how long the words of a consent are waited for
 */
@ConfigurationProperties("portevoix.consents")
record ConsentSettings(Duration wordsPatience) {

}
