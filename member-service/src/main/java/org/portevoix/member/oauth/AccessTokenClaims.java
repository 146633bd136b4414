package org.portevoix.member.oauth;

import java.util.List;

import org.portevoix.service.access.Caller;

import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What an access token says beside the usual: for which organisation, or for the whole
 * platform, and the scopes in one string (RFC 9068).
 */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

	private final String audience;

	AccessTokenClaims(String audience) {
		this.audience = audience;
	}

	@Override
	public void customize(JwtEncodingContext context) {
		ClientSettings whose = context.getRegisteredClient().getClientSettings();
		context.getClaims().claims((claims) -> {
			claims.put("aud", List.of(this.audience));
			claims.put("client_id", context.getRegisteredClient().getClientId());
			claims.put("scope", String.join(" ", context.getAuthorizedScopes()));
			for (String claim : List.of(Caller.ORGANISATION, Caller.PLATFORM)) {
				Object value = whose.getSetting(claim);
				if (value != null) {
					claims.put(claim, value);
				}
			}
		});
	}

}
