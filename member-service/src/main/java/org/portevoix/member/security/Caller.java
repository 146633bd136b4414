package org.portevoix.member.security;

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

	/** The claim that names the organisation of a token. */
	public static final String ORGANISATION = "organisation";

	/** The claim of a token that stands for the platform. */
	public static final String PLATFORM = "platform";

	public static Caller of(Jwt token) {
		return new Caller(token.getClaimAsString(ORGANISATION), Boolean.TRUE.equals(token.getClaims().get(PLATFORM)));
	}

	/**
	 * Goes on only if the caller acts for an organisation.
	 * @throws NotYours if not
	 */
	public void requireActingFor(String other) {
		if (!this.platform && !Objects.equals(this.organisation, other)) {
			throw new NotYours();
		}
	}

	/**
	 * Goes on only if the caller acts for the platform.
	 * @throws NotYours if not
	 */
	public void requirePlatform() {
		if (!this.platform) {
			throw new NotYours();
		}
	}

}
