package org.portevoix.member.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where tokens and keys are to be had (RFC 8414). The framework's own document would
 * announce an authorization endpoint, which there is not; the second address is for those
 * who look where OpenID Connect keeps it (section 5).
 */
@RestController
class Metadata {

	private final Map<String, Object> document;

	Metadata(OAuthSettings settings) {
		this.document = describe(settings.issuer().toString());
	}

	@GetMapping({ "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration" })
	Map<String, Object> read() {
		return this.document;
	}

	private static Map<String, Object> describe(String issuer) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", issuer);
		document.put("token_endpoint", issuer + "/oauth2/token");
		document.put("jwks_uri", issuer + "/oauth2/jwks");
		document.put("grant_types_supported", List.of(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue()));
		document.put("token_endpoint_auth_methods_supported",
				List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue()));
		document.put("scopes_supported", BootstrapClients.SCOPES);
		// Required by the RFC; empty, since nobody is redirected anywhere.
		document.put("response_types_supported", List.of());
		return document;
	}

}
