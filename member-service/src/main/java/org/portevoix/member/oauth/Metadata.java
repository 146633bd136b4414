package org.portevoix.member.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.portevoix.service.access.Caller;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where tokens and keys are to be had (RFC 8414, and OpenID Connect Discovery under its
 * own address). The framework's own documents would announce what it could do and we do
 * not.
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
		document.put("authorization_endpoint", issuer + "/oauth2/authorize");
		document.put("token_endpoint", issuer + "/oauth2/token");
		document.put("revocation_endpoint", issuer + "/oauth2/revoke");
		document.put("jwks_uri", issuer + "/oauth2/jwks");
		document.put("grant_types_supported", List.of(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue(),
				AuthorizationGrantType.AUTHORIZATION_CODE.getValue(), AuthorizationGrantType.REFRESH_TOKEN.getValue()));
		document.put("response_types_supported", List.of("code"));
		document.put("code_challenge_methods_supported", List.of("S256"));
		List<String> basic = List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue());
		document.put("token_endpoint_auth_methods_supported", basic);
		document.put("revocation_endpoint_auth_methods_supported", basic);
		document.put("scopes_supported",
				Stream.concat(Stream.of(OidcScopes.OPENID, Caller.CONSOLE), BootstrapClients.SCOPES.stream()).toList());
		document.put("subject_types_supported", List.of("public"));
		document.put("id_token_signing_alg_values_supported", List.of("RS256"));
		document.put("claims_supported", List.of("sub", "name", "auth_time", "nonce"));
		return document;
	}

}
