package org.portevoix.member.requests;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of people's requests.
 *
 * @param pepper of the keyed references, the same as campaign-service has: it finds by
 * her address what is held under her reference
 */
@ConfigurationProperties("portevoix.requests")
record RequestSettings(String pepper) {

	RequestSettings {
		if (pepper == null || pepper.isBlank()) {
			throw new IllegalArgumentException("Set PEPPER: 32 random bytes in Base64, the same for ever");
		}
	}

	/** Without the pepper. */
	@Override
	public String toString() {
		return "RequestSettings[…]";
	}

}
