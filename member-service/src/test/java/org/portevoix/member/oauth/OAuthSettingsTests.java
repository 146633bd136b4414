package org.portevoix.member.oauth;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OAuthSettingsTests {

	@Test
	void sayWhatToSet() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(" ", "operator", ""))
			.withMessageStartingWith("Set OAUTH_SIGNING_KEY");
		assertThatIllegalArgumentException().isThrownBy(() -> settings("key", "", ""))
			.withMessageStartingWith("Set PORTEVOIX_OPERATOR_SECRET");
	}

	@Test
	void doNotPrintSecrets() {
		assertThat(settings("the-key", "the-operator", "the-demo").toString()).doesNotContain("the-");
	}

	@Test
	void makeTheDemoClientOnlyWithItsSecret() {
		assertThat(new BootstrapClients(settings("key", "operator", "")).all())
			.extracting(RegisteredClient::getClientId)
			.containsExactly("portevoix-operator");
		assertThat(new BootstrapClients(settings("key", "operator", "demo")).all())
			.extracting(RegisteredClient::getClientId)
			.containsExactly("portevoix-operator", "demo-partner");
	}

	@Test
	void keepSecretsHashed() {
		RegisteredClient operator = new BootstrapClients(settings("key", "operator", "")).all().getFirst();
		assertThat(operator.getClientSecret()).doesNotContain("operator").hasSize(64);
		assertThat(new SecretHash().matches("operator", operator.getClientSecret())).isTrue();
		assertThat(new SecretHash().matches("Operator", operator.getClientSecret())).isFalse();
		assertThat(new SecretHash().matches(null, operator.getClientSecret())).isFalse();
	}

	private static OAuthSettings settings(String key, String operator, String demo) {
		return new OAuthSettings(URI.create("http://localhost:8080"), key, Duration.ofMinutes(5), Duration.ofHours(12),
				Duration.ofHours(12), "", operator, demo, "");
	}

}
