package org.portevoix.campaign.security;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * On whose behalf a request is made.
 *
 * @param organisation the one that the token stands for
 * @param platform whether it stands for the platform, and so for every organisation
 */
public record Caller(@Nullable String organisation, boolean platform) {

	/** Somebody without a token. */
	public static final Caller ANYBODY = new Caller(null, false);

	public static Caller of(@Nullable Jwt token) {
		return (token != null) ? new Caller(token.getClaimAsString("organisation"),
				Boolean.TRUE.equals(token.getClaims().get("platform"))) : ANYBODY;
	}

	public boolean actsFor(String other) {
		return this.platform || Objects.equals(this.organisation, other);
	}

	/**
	 * Goes on only if the caller acts for an organisation.
	 * @throws NotYours if not
	 */
	public void requireActingFor(String other) {
		if (!actsFor(other)) {
			throw new NotYours();
		}
	}

}
