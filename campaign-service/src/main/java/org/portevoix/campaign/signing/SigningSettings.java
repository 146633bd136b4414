package org.portevoix.campaign.signing;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Secrets and times of signing.
 *
 * @param pepper of the keyed references, Base64
 * @param tokenKeys of the links in mails, {@code id:base64[,id:base64…]}
 * @param confirmationTtl how long a confirmation link lives
 * @param confirmableAfterClose how long after its end a campaign still counts what was
 * signed before
 * @param benchmark whether load programs may ask for nothing
 */
@ConfigurationProperties("portevoix.signing")
record SigningSettings(String pepper, String tokenKeys, @DefaultValue("P7D") Duration confirmationTtl,
		@DefaultValue("PT48H") Duration confirmableAfterClose, @DefaultValue("false") boolean benchmark) {

	SigningSettings {
		requireSet(pepper, "PEPPER: 32 random bytes in Base64, the same for ever");
		requireSet(tokenKeys, "TOKEN_KEYS: id:base64, the same as notification-service has");
	}

	private static void requireSet(String value, String what) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException("Set " + what);
		}
	}

}
