package org.portevoix.gateway;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/fr/", "/fr/campaigns/social-protection", "/assets/portevoix.css",
			"/.well-known/openid-configuration", "/en/campaigns/caf%C3%A9", "/api/v1/campaigns/a.b/count/stream",
			"/fr/actuators", "/..well" })
	void takesPlainPaths(String path) {
		assertThat(PublicPath.isPlain(path)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/ACTUATOR/health", "/fr/actuator", "/fr/../actuator",
			"/fr/..;/actuator/health", "/fr/..", "/fr/./x", "//actuator/health", "/fr//x", "/%61ctuator/health",
			"/fr/%2e%2e/actuator", "/fr/%2E./actuator", "/fr/..%2factuator", "/fr/%5c../actuator", "/fr/\\x",
			"/fr/%252e%252e/x", "/fr/x;a=b", "/fr/%00", "/fr/%", "/fr/%c", "/fr/%zz", "/fr/%Cg", "/fr/a b", "/fr/é" })
	void refusesPathsThatCanBeReadInTwoWays(String path) {
		assertThat(PublicPath.isPlain(path)).isFalse();
	}

}
