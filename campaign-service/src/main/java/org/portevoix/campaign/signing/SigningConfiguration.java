package org.portevoix.campaign.signing;

import java.time.Duration;

import org.portevoix.service.identity.Pseudonyms;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the secrets. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

	/**
	 * Makes the references.
	 * @throws IllegalArgumentException if a link would outlive what it confirms
	 */
	@Bean
	Pseudonyms pseudonyms(SigningSettings settings, @Value("${portevoix.ledger.purge-after}") Duration purgeAfter) {
		if (settings.confirmationTtl().compareTo(purgeAfter) >= 0) {
			throw new IllegalArgumentException(
					"CONFIRMATION_TTL must be shorter than PURGE_AFTER, or a link would confirm what is gone");
		}
		return new Pseudonyms(settings.pepper());
	}

}
