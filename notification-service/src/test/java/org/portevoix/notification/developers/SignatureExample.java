package org.portevoix.notification.developers;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.standardwebhooks.Webhook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The examples that check a signature take what the library of Standard Webhooks signs,
 * and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SignatureExample {

	private static final String SECRET = secret("twenty-four bytes or more");

	private static final String OTHER_SECRET = secret("another one of as many bytes");

	private static final String ID = "5b7c1d1e-3a7d-4f6b-8a52-1f0e6c000001";

	private static final String BODY = "{\"data\":{\"contact\":{\"givenName\":\"Amélie\"},\"total\":1234}}\n";

	private final String[] command;

	private @Nullable Process process;

	/**
	 * Judges an example.
	 * @param command of a program that calls it for every line of JSON, which holds
	 * headers and body
	 */
	SignatureExample(String... command) {
		this.command = command;
	}

	@BeforeAll
	void start() throws IOException {
		Example.requireRuntime(this.command[0]);
		this.process = Example.start(Map.of("WEBHOOK_SECRET", SECRET), this.command);
	}

	@AfterAll
	void stop() {
		if (this.process != null) {
			this.process.destroy();
		}
	}

	@Test
	void takesWhatIsGenuine() throws Exception {
		Map<String, String> headers = signed(SECRET, Instant.now());
		assertThatNoException().isThrownBy(() -> new Webhook(SECRET).verify(BODY,
				HttpHeaders.of(Map.of("webhook-id", List.of(ID), "webhook-timestamp",
						List.of(headers.get("webhook-timestamp")), "webhook-signature",
						List.of(headers.get("webhook-signature"))), (_, _) -> true)
					.map()));
		assertThat(isTaken(headers, BODY)).isTrue();
	}

	@Test
	void takesOneOfTwoSignaturesInAnyOrder() throws Exception {
		Instant now = Instant.now();
		String old = signed(OTHER_SECRET, now).get("webhook-signature");
		Map<String, String> headers = signed(SECRET, now);
		String current = headers.get("webhook-signature");
		assertThat(isTaken(with(headers, "webhook-signature", old + " " + current), BODY)).isTrue();
		assertThat(isTaken(with(headers, "webhook-signature", current + " " + old), BODY)).isTrue();
	}

	@Test
	void refusesAnotherBody() throws Exception {
		assertThat(isTaken(signed(SECRET, Instant.now()), BODY.strip())).isFalse();
	}

	@Test
	void refusesAnotherSecretAnotherVersionAndAnotherId() throws Exception {
		Map<String, String> headers = signed(SECRET, Instant.now());
		assertThat(isTaken(signed(OTHER_SECRET, Instant.now()), BODY)).isFalse();
		assertThat(isTaken(
				with(headers, "webhook-signature", headers.get("webhook-signature").replaceFirst("v1,", "v2,")), BODY))
			.isFalse();
		assertThat(isTaken(with(headers, "webhook-id", "another"), BODY)).isFalse();
	}

	@Test
	void refusesWhatIsTooOldOrFromTheFuture() throws Exception {
		assertThat(isTaken(signed(SECRET, Instant.now().minusSeconds(400)), BODY)).isFalse();
		assertThat(isTaken(signed(SECRET, Instant.now().plusSeconds(400)), BODY)).isFalse();
	}

	@Test
	void refusesWithoutOneOfTheHeadersOrWithNonsenseInIt() throws Exception {
		Map<String, String> headers = signed(SECRET, Instant.now());
		for (String name : headers.keySet()) {
			Map<String, String> without = new LinkedHashMap<>(headers);
			without.remove(name);
			assertThat(isTaken(without, BODY)).as(name).isFalse();
			assertThat(isTaken(with(headers, name, "é,not=this"), BODY)).as(name).isFalse();
		}
	}

	/** One process for all: a runtime takes its time to start. */
	private boolean isTaken(Map<String, String> headers, String body) throws IOException {
		String line = JsonMapper.shared().writeValueAsString(Map.of("headers", headers, "body", body));
		this.process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
		String answer = this.process.inputReader(StandardCharsets.UTF_8).readLine();
		assertThat(answer).isIn("genuine", "refused");
		return answer.equals("genuine");
	}

	/** By the library, not by us. */
	static Map<String, String> signed(String secret, Instant at, String id, String body) {
		try {
			Map<String, String> headers = new LinkedHashMap<>();
			headers.put("webhook-id", id);
			headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
			headers.put("webhook-signature", new Webhook(secret).sign(id, at.getEpochSecond(), body));
			return headers;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String secret(String bytes) {
		return "whsec_" + Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.UTF_8));
	}

	private static Map<String, String> signed(String secret, Instant at) {
		return signed(secret, at, ID, BODY);
	}

	private static Map<String, String> with(Map<String, String> headers, String name, String value) {
		Map<String, String> changed = new LinkedHashMap<>(headers);
		changed.put(name, value);
		return changed;
	}

}
