package org.portevoix.notification.subscriptions;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How subscriptions are kept.
 *
 * @param keys that secrets are sealed with, {@code id:base64[,id:base64…]}; the first one
 * seals, all of them open
 * @param overlap how long a secret that was replaced still signs
 * @param noticed how long it takes until each instance has looked at what changed
 * @param most subscriptions of one organisation
 */
@ConfigurationProperties("portevoix.subscriptions")
record SubscriptionSettings(String keys, @DefaultValue("PT24H") Duration overlap,
		@DefaultValue("PT1.2S") Duration noticed, @DefaultValue("50") int most) {

	SubscriptionSettings {
		if (keys == null || keys.isBlank()) {
			throw new IllegalArgumentException(
					"Set WEBHOOK_KEYS: id:base64 of 32 bytes, which seals partners' secrets");
		}
	}

}
