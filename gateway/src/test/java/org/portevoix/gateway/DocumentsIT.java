package org.portevoix.gateway;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documents of the contract are within everybody's reach, and nothing beside them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsIT {

	private FakeService notifications;

	private RunningGateway gateway;

	@BeforeAll
	void start() throws IOException {
		this.notifications = FakeService.start();
		this.gateway = RunningGateway.start(Map.of("NOTIFICATION_URL", this.notifications.url()));
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.notifications.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/openapi", "/openapi/campaign-service.json", "/asyncapi.yaml", "/schemas",
			"/schemas/public/signature.confirmed.v1.json", "/developers", "/developers/verify.py" })
	void areServed(String path) {
		assertThat(this.gateway.get(path).statusCode()).isEqualTo(200);
		assertThat(this.notifications.asked(path)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/api-docs", "/swagger-ui.html", "/openapi/a/b", "/actuator/health", "/asyncapi" })
	void otherPathsAreNot(String path) {
		assertThat(this.gateway.get(path).statusCode()).isEqualTo(404);
		assertThat(this.notifications.asked(path)).isEmpty();
	}

}
