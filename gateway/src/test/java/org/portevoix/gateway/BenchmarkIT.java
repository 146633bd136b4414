package org.portevoix.gateway;

import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What load programs rely on.
 */
class BenchmarkIT {

	@Test
	void liftsTheLimitsPerClient() throws IOException {
		try (FakeService service = FakeService.start();
				RunningGateway gateway = RunningGateway.start(Map.of("MEMBER_URL", service.url(), "GATEWAY_LIMIT_TOKEN",
						"1", "PORTEVOIX_BENCHMARK", "true"))) {
			assertThat(IntStream.range(0, 5).map((i) -> gateway.post("/oauth2/token", "x").statusCode()))
				.containsOnly(200);
		}
	}

}
