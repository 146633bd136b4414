package org.portevoix.gateway.limit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class RequestKindTests {

	@ParameterizedTest
	@CsvSource({ "POST, /api/v1/campaigns/x/signatures, SIGN", "POST, /fr/campaigns/x, SIGN",
			"POST, /nl/campaigns/x/sign, SIGN", "POST, /api/v1/signatures/confirmations, CONFIRM",
			"POST, /api/v1/signatures/withdrawals, CONFIRM", "POST, /en/confirm, CONFIRM",
			"POST, /es/withdraw, CONFIRM", "POST, /oauth2/token, TOKEN", "POST, /api/v1/campaigns, WRITE",
			"POST, /api/v1/campaigns/x/publish, WRITE", "PUT, /api/v1/campaigns/x, WRITE",
			"GET, /api/v1/campaigns/x/count/stream, STREAM", "GET, /api/v1/campaigns/x/count, READ",
			"GET, /fr/confirm, READ", "POST, /signin, SIGN_IN", "POST, /signin/code, SIGN_IN",
			"POST, /password, SIGN_IN", "POST, /invitation, SIGN_IN", "GET, /signin, READ", "POST, /signout, WRITE",
			"POST, /console, WRITE", "POST, /console/campaigns/x/publish, WRITE",
			"GET, /console/campaigns/x/stream, STREAM", "POST, /oauth2/revoke, TOKEN", "HEAD, /, READ",
			"GET, /oauth2/jwks, READ" })
	void tellsWhatARequestIsFor(String method, String path, RequestKind kind) {
		assertThat(RequestKind.of(HttpMethod.valueOf(method), path)).isEqualTo(kind);
	}

}
