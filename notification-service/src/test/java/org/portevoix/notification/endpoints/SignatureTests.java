package org.portevoix.notification.endpoints;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class SignatureTests {

	@Test
	void isGoodForTheLibraryWithEachSecretInForce() throws Exception {
		byte[] one = "a secret of more than 24 bytes".getBytes(StandardCharsets.UTF_8);
		byte[] other = "another one, quite as long as that".getBytes(StandardCharsets.UTF_8);
		String body = "{\"data\":\"é\"}";
		long now = Instant.now().getEpochSecond();
		HttpHeaders headers = HttpHeaders.of(
				Map.of("webhook-id", List.of("m1"), "webhook-timestamp", List.of(Long.toString(now)),
						"webhook-signature",
						List.of(Signature.of(List.of(one, other), "m1", now, body.getBytes(StandardCharsets.UTF_8)))),
				(_, _) -> true);
		for (byte[] secret : List.of(one, other)) {
			assertThatCode(() -> new Webhook(secret).verify(body, headers)).doesNotThrowAnyException();
		}
	}

}
