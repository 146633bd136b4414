package org.portevoix.notification.subscriptions;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

/** Makes the secrets of subscriptions, and opens those in force. */
@Component
public class Secrets {

	private static final String PREFIX = "whsec_";

	private static final int BYTES = 32;

	private final Seal seal;

	private final SecureRandom random = new SecureRandom();

	Secrets(Seal seal) {
		this.seal = seal;
	}

	/** A new one. */
	Made make(String subscription) {
		byte[] secret = new byte[BYTES];
		this.random.nextBytes(secret);
		return new Made(PREFIX + Base64.getEncoder().encodeToString(secret), this.seal.seal(subscription, secret));
	}

	/** Those that sign at a time, the newest first. */
	public List<byte[]> of(Subscription subscription, Instant now) {
		byte[] newest = this.seal.open(subscription.id(), subscription.secret());
		List<byte[]> all = new ArrayList<>();
		all.add(newest);
		subscription.formersAt(now)
			.reversed()
			.forEach((former) -> all.add(this.seal.open(subscription.id(), former.secret())));
		return all;
	}

	/**
	 * A secret.
	 *
	 * @param shown to its owner, this once
	 * @param sealed for the store
	 */
	record Made(String shown, String sealed) {

	}

}
