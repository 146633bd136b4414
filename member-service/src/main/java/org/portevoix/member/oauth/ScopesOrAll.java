package org.portevoix.member.oauth;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads a token request. One that asks for no scope gets all that the client has, rather
 * than a token that is good for nothing (RFC 6749, section 3.3).
 */
final class ScopesOrAll implements AuthenticationConverter {

	private final AuthenticationConverter reader = new OAuth2ClientCredentialsAuthenticationConverter();

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		Authentication read = this.reader.convert(request);
		if (read instanceof OAuth2ClientCredentialsAuthenticationToken asked && asked.getScopes().isEmpty()
				&& asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) {
			RegisteredClient registered = client.getRegisteredClient();
			return (registered != null) ? new OAuth2ClientCredentialsAuthenticationToken(client, registered.getScopes(),
					asked.getAdditionalParameters()) : asked;
		}
		return read;
	}

}
