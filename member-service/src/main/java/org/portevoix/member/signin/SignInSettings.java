package org.portevoix.member.signin;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the sign-in pages.
 *
 * @param publicUrl where people reach them
 * @param key what the session's own key is made from; the same on every instance
 * @param session how long nobody is asked for the password again, here
 */
@ConfigurationProperties("portevoix.sign-in")
record SignInSettings(String publicUrl, String key, Duration session) {

	boolean secure() {
		return this.publicUrl.startsWith("https:");
	}

	/** Without the key. */
	@Override
	public String toString() {
		return "SignInSettings[publicUrl=" + this.publicUrl + "]";
	}

}
