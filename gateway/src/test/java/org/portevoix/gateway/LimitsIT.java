package org.portevoix.gateway;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much one address may ask for. The test is its own trusted proxy, so that each test
 * has an address of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {

	private static final String SIGN = "/api/v1/campaigns/x/signatures";

	private FakeService service;

	private RunningGateway gateway;

	@BeforeAll
	void start() throws IOException {
		this.service = FakeService.start();
		this.gateway = RunningGateway.start(Map.of("CAMPAIGN_URL", this.service.url(), "MEMBER_URL", this.service.url(),
				"TRUSTED_PROXIES", "127.0.0.0/8,::1/128", "GATEWAY_LIMIT_TOKEN", "5"));
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.service.close();
	}

	@Test
	void letsACongressHallSign() {
		assertThat(IntStream.range(0, 800).parallel().map((i) -> sign("198.51.100.1")).filter((code) -> code == 200))
			.hasSize(800);
		int refused = IntStream.range(0, 1000)
			.map((i) -> sign("198.51.100.1"))
			.filter((code) -> code == 429)
			.findAny()
			.orElseThrow();
		assertThat(refused).isEqualTo(429);
		assertThat(sign("198.51.100.2")).isEqualTo(200);
	}

	@Test
	void saysWhenToComeBack() {
		HttpResponse<String> refused = IntStream.range(0, 6)
			.mapToObj((i) -> token("198.51.100.3", "*/*"))
			.filter((answer) -> answer.statusCode() == 429)
			.findFirst()
			.orElseThrow();
		assertThat(refused.body()).contains("problems/too-many-requests");
		assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 12L);
		HttpResponse<String> page = token("198.51.100.3", "text/html");
		assertThat(page.statusCode()).isEqualTo(429);
		assertThat(page.headers().firstValue("Retry-After")).isPresent();
		assertThat(page.body()).contains("<html lang=\"es\">", "Espera un minuto");
	}

	@Test
	void letsNobodyTryAListOfPasswords() {
		long tried = IntStream.range(0, 100)
			.filter((i) -> this.gateway.post("/signin", "password=" + i, "X-Forwarded-For", "198.51.100.4")
				.statusCode() == 200)
			.count();
		assertThat(tried).isBetween(30L, 60L);
		assertThat(sign("198.51.100.4")).isEqualTo(200);
	}

	@Test
	void countsAnIpv6NetworkAsOne() {
		long passed = IntStream.range(0, 10)
			.filter((i) -> token("2001:db8:0:1::" + i, "*/*").statusCode() == 200)
			.count();
		assertThat(passed).isEqualTo(5);
		assertThat(token("2001:db8:0:2::1", "*/*").statusCode()).isEqualTo(200);
	}

	@Test
	void tellsTheServiceTheAddressThatTheProxyNamed() {
		this.gateway.get("/fr/named", "X-Forwarded-For", "6.6.6.6, 198.51.100.9, 127.0.0.2");
		assertThat(this.service.asked("/fr/named").getFirst().headers().get("X-Forwarded-For"))
			.containsExactly("198.51.100.9");
	}

	private int sign(String client) {
		return this.gateway.post(SIGN, "{}", "X-Forwarded-For", client).statusCode();
	}

	private HttpResponse<String> token(String client, String accept) {
		return this.gateway.post("/oauth2/token", "grant_type=client_credentials", "X-Forwarded-For", client, "Accept",
				accept, "Accept-Language", "es");
	}

}
