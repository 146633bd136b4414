package org.portevoix.member.oauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.portevoix.service.access.Caller;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients that exist without anybody having made them. */
final class BootstrapClients {

	static final String OPERATOR = "portevoix-operator";

	static final String DEMO = "demo-partner";

	static final String NOTIFICATION = "portevoix-notification";

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

	List<RegisteredClient> all() {
		List<RegisteredClient> clients = new ArrayList<>(List.of(operator()));
		if (!this.settings.demoSecret().isBlank()) {
			clients.add(demo());
		}
		if (!this.settings.notificationSecret().isBlank()) {
			clients.add(notification());
		}
		return clients;
	}

	private RegisteredClient client(String name, String secret, Set<String> scopes, ClientSettings whose) {
		Duration lifetime = this.settings.tokenLifetime();
		return RegisteredClient.withId(name)
			.clientId(name)
			.clientSecret(SecretHash.hash(secret))
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.scopes((all) -> all.addAll(scopes))
			.clientSettings(whose)
			.tokenSettings(TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
			.build();
	}

}
