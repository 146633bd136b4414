package org.portevoix.notification.letters;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What letters say that is not in the log.
 *
 * @param publicUrl where links lead, without a slash at the end
 * @param tokenKeys of the links, {@code id:base64[,id:base64…]}
 * @param confirmationTtl how long a confirmation link lives
 * @param purgeAfter how long unconfirmed data is kept
 * @param timeZone of the dates that are named
 */
@ConfigurationProperties("portevoix.letters")
record LetterSettings(String publicUrl, String tokenKeys, @DefaultValue("P7D") Duration confirmationTtl,
		@DefaultValue("P14D") Duration purgeAfter, @DefaultValue("Europe/Brussels") ZoneId timeZone) {

	LetterSettings {
		if (tokenKeys == null || tokenKeys.isBlank()) {
			throw new IllegalArgumentException("Set TOKEN_KEYS: id:base64, the same as campaign-service has");
		}
		if (publicUrl == null || publicUrl.isBlank() || publicUrl.endsWith("/")) {
			throw new IllegalArgumentException("PUBLIC_URL is an address without a slash at the end");
		}
		if (confirmationTtl.compareTo(purgeAfter) >= 0) {
			throw new IllegalArgumentException(
					"CONFIRMATION_TTL must be shorter than PURGE_AFTER, or a link would confirm what is gone");
		}
	}

}
