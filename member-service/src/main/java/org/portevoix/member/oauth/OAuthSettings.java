package org.portevoix.member.oauth;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the issuer. The secrets have no defaults.
 *
 * @param issuer what tokens call us: where people reach the platform
 * @param signingKey an RSA key as PKCS#8 in Base64
 * @param tokenLifetime how long an access token is good
 * @param sessionLifetime how long a session of the console lasts, however busy
 * @param sessionIdle how long it may rest
 * @param consoleSecret of the gateway, on behalf of staff; without it nobody signs in
 * @param operatorSecret of the client that sets up organisations and campaigns
 * @param demoSecret of the demo integration; without it there is no such client
 * @param notificationSecret of notification-service; without it partners get no contacts
 */
@ConfigurationProperties("portevoix.oauth")
record OAuthSettings(URI issuer, String signingKey, Duration tokenLifetime, Duration sessionLifetime,
		Duration sessionIdle, String consoleSecret, String operatorSecret, String demoSecret,
		String notificationSecret) {

	OAuthSettings {
		requireSet(signingKey, "OAUTH_SIGNING_KEY: an RSA key of 2048 bits or more, as PKCS#8 in Base64");
		requireSet(operatorSecret, "PORTEVOIX_OPERATOR_SECRET: 32 random bytes in Base64 or hexadecimal");
	}

	private static void requireSet(String value, String what) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException("Set " + what);
		}
	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "OAuthSettings[issuer=%s, tokenLifetime=%s]".formatted(this.issuer, this.tokenLifetime);
	}

}
