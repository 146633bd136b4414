package org.portevoix.gateway.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the issuer gave for one person.
 *
 * @param access the access token, which only the services read
 * @param expiresAt when the access token ends
 * @param refresh what the next access token is asked with; null if the issuer gave none
 */
record Tokens(String access, Instant expiresAt, @Nullable String refresh) {

	boolean areGood(Instant now) {
		return now.isBefore(this.expiresAt);
	}

	/** An issuer that sends no new refresh token means the one it already gave. */
	Tokens keepingRefresh(@Nullable String given) {
		return (this.refresh != null) ? this : new Tokens(this.access, this.expiresAt, given);
	}

	/** Without the tokens. */
	@Override
	public String toString() {
		return "Tokens[expiresAt=" + this.expiresAt + "]";
	}

}
