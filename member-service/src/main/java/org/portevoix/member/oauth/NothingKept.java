package org.portevoix.member.oauth;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps no record of tokens: they prove themselves and end within minutes, and a record
 * in memory would grow with every one of them.
 */
final class NothingKept implements OAuth2AuthorizationService {

	@Override
	public void save(OAuth2Authorization authorization) {
		// The token carries all there is to know.
	}

	@Override
	public void remove(OAuth2Authorization authorization) {
		// There is nothing to remove.
	}

	@Override
	public @Nullable OAuth2Authorization findById(String id) {
		return null;
	}

	@Override
	public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
		return null;
	}

}
