package org.portevoix.member.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.portevoix.member.staff.Staff;
import org.portevoix.member.staff.StaffAccounts;
import org.portevoix.service.access.Caller;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What a token says beside the usual. Of a client: for which organisation, or for the
 * whole platform, and the scopes in one string (RFC 9068). Of a person: what she is
 * called, and what she is in which organisation, read anew for each token, so that a
 * change bites as soon as a token ends.
 */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

	private static final String NAME = "name";

	private final String audience;

	private final StaffAccounts accounts;

	AccessTokenClaims(String audience, StaffAccounts accounts) {
		this.audience = audience;
		this.accounts = accounts;
	}

	@Override
	public void customize(JwtEncodingContext context) {
		if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
			identify(context);
			return;
		}
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
			if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
				describe(staff(context), claims);
			}
		});
	}

	private static void describe(Staff staff, Map<String, Object> claims) {
		Map<String, String> roles = new HashMap<>();
		staff.roles().forEach((organisation, role) -> roles.put(organisation, role.code()));
		claims.put(NAME, staff.name());
		claims.put(Caller.ROLES, roles);
		if (staff.platform()) {
			claims.put(Caller.PLATFORM, true);
		}
	}

	private void identify(JwtEncodingContext context) {
		Staff staff = staff(context);
		context.getClaims().claim(NAME, staff.name());
		if (principal(context).getDetails() instanceof SignedInContext.Proof proof) {
			context.getClaims().claim("auth_time", proof.at().getEpochSecond());
		}
	}

	private static Authentication principal(JwtEncodingContext context) {
		return Objects.requireNonNull(context.getPrincipal());
	}

	private Staff staff(JwtEncodingContext context) {
		return this.accounts.find(principal(context).getName())
			.filter(Staff::mayEnter)
			.orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
	}

}
