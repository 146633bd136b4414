package org.portevoix.member.partners;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of what partners are told.
 *
 * @param key of the references, Base64
 */
@ConfigurationProperties("portevoix.partners")
record PartnerSettings(String key) {

	PartnerSettings {
		if (key == null || key.isBlank()) {
			throw new IllegalArgumentException("Set PARTNER_KEY: 32 random bytes in Base64, the same for ever");
		}
	}

	/** Without the key. */
	@Override
	public String toString() {
		return "PartnerSettings[…]";
	}

}
