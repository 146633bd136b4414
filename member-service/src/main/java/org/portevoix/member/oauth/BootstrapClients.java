package org.portevoix.member.oauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.portevoix.member.clients.ApiClient;
import org.portevoix.service.access.Caller;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Makes clients known to the issuer; some exist without anybody having made them. */
final class BootstrapClients {

	static final String OPERATOR = "portevoix-operator";

	static final String DEMO = "demo-partner";

	static final String NOTIFICATION = "portevoix-notification";

	/** The gateway, on behalf of staff. */
	static final String CONSOLE = "portevoix-console";

	private static final Duration CODE_LIFE = Duration.ofMinutes(1);

	private static final String DEMO_ORGANISATION = "wsm";

	/** All scopes that a client may have. */
	static final List<String> SCOPES = List.of("organisations:write", "campaigns:write", "campaigns:read",
			"subscriptions:write", "events:read");

	private final OAuthSettings settings;

	BootstrapClients(OAuthSettings settings) {
		this.settings = settings;
	}

	/** Sets up organisations and campaigns, whoever they are of. */
	private RegisteredClient operator() {
		return client(OPERATOR, this.settings.operatorSecret(),
				Set.of("organisations:write", "campaigns:write", "campaigns:read"),
				ClientSettings.builder().setting(Caller.PLATFORM, true).build());
	}

	private RegisteredClient demo() {
		return client(DEMO, this.settings.demoSecret(),
				Set.of("campaigns:write", "campaigns:read", "subscriptions:write", "events:read"),
				ClientSettings.builder().setting(Caller.ORGANISATION, DEMO_ORGANISATION).build());
	}

	/** notification-service, which asks whom it may tell partners of. */
	private RegisteredClient notification() {
		return client(NOTIFICATION, this.settings.notificationSecret(), Set.of("contacts:read"),
				ClientSettings.builder().build());
	}

	/**
	 * Several gateways may renew with one token at the same moment, so it stays the same:
	 * it never leaves the confidential client.
	 */
	private RegisteredClient console() {
		return RegisteredClient.withId(CONSOLE)
			.clientId(CONSOLE)
			.clientSecret(SecretHash.hash(this.settings.consoleSecret()))
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.redirectUri(this.settings.issuer() + "/signin/callback")
			.scope(OidcScopes.OPENID)
			.scope(Caller.CONSOLE)
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
			.tokenSettings(TokenSettings.builder()
				.authorizationCodeTimeToLive(CODE_LIFE)
				.accessTokenTimeToLive(this.settings.tokenLifetime())
				.refreshTokenTimeToLive(this.settings.sessionLifetime())
				.reuseRefreshTokens(true)
				.build())
			.build();
	}

	List<RegisteredClient> all() {
		List<RegisteredClient> clients = new ArrayList<>(List.of(operator()));
		if (!this.settings.demoSecret().isBlank()) {
			clients.add(demo());
		}
		if (!this.settings.notificationSecret().isBlank()) {
			clients.add(notification());
		}
		if (!this.settings.consoleSecret().isBlank()) {
			clients.add(console());
		}
		return clients;
	}

	/** One that an organisation made, with the secrets that are in force. */
	RegisteredClient made(ApiClient client, List<String> hashes) {
		ClientSettings whose = ClientSettings.builder().setting(Caller.ORGANISATION, client.organisation()).build();
		return hashed(client.id(), String.join(" ", hashes), client.scopes(), whose);
	}

	private RegisteredClient client(String name, String secret, Set<String> scopes, ClientSettings whose) {
		return hashed(name, SecretHash.hash(secret), scopes, whose);
	}

	private RegisteredClient hashed(String name, String hashes, Set<String> scopes, ClientSettings whose) {
		Duration lifetime = this.settings.tokenLifetime();
		return RegisteredClient.withId(name)
			.clientId(name)
			.clientSecret(hashes)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scopes((all) -> all.addAll(scopes))
			.clientSettings(whose)
			.tokenSettings(TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
			.build();
	}

}
