package org.portevoix.notification.developers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portevoix.notification.developers.Example.Result;
import org.portevoix.notification.developers.OtherSystem.Answer;
import org.portevoix.notification.developers.OtherSystem.Asked;

import static org.assertj.core.api.Assertions.assertThat;

/** The example that follows the feed goes on where it stopped. */
class FeedExampleTests {

	private static final String BASIC = "Basic "
			+ Base64.getEncoder().encodeToString("demo-partner:s3cret".getBytes(StandardCharsets.UTF_8));

	@TempDir
	private Path directory = Path.of("");

	@BeforeEach
	void runtimeIsThere() {
		Example.requireRuntime("python3");
	}

	@Test
	void goesOnBehindWhatItHandledAndWaitsWhenToldTo() throws Exception {
		AtomicInteger refusals = new AtomicInteger(1);
		try (OtherSystem platform = OtherSystem.start((asked) -> answer(asked, refusals))) {
			assertThat(follow(platform)).isEqualTo(new Result(0, "e1 org.portevoix.signature.confirmed.v1"));
			assertThat(this.directory.resolve("cursor")).hasContent("c1");
			assertThat(follow(platform)).isEqualTo(new Result(0, "e2 org.portevoix.contact.erased.v1"));
			assertThat(platform.asked().stream().filter((asked) -> asked.uri().startsWith("/api")).map(Asked::uri))
				.containsExactly("/api/v1/events?timeout=20", "/api/v1/events?timeout=20",
						"/api/v1/events?timeout=20&after=c1");
			assertThat(platform.asked().getFirst().headers()).containsEntry("authorization", BASIC);
			assertThat(platform.asked().getFirst().body())
				.isEqualTo("grant_type=client_credentials&scope=events%3Aread");
			assertThat(platform.asked().getLast().headers()).containsEntry("authorization", "Bearer t0ken");
		}
	}

	@Test
	void keepsItsCursorWhenItIsRefused() throws Exception {
		Files.writeString(this.directory.resolve("cursor"), "old");
		try (OtherSystem platform = OtherSystem.start((asked) -> asked.uri().equals("/oauth2/token") ? token()
				: new Answer(410, Map.of("Content-Type", "application/problem+json"), "{}"))) {
			assertThat(follow(platform).code()).isNotZero();
			assertThat(this.directory.resolve("cursor")).hasContent("old");
		}
	}

	private Result follow(OtherSystem platform) throws Exception {
		return Example.run(
				Map.of("PORTEVOIX_URL", platform.url(), "CLIENT_ID", "demo-partner", "CLIENT_SECRET", "s3cret",
						"CURSOR_FILE", this.directory.resolve("cursor").toString()),
				new byte[0], "python3", "follow.py", "--once");
	}

	private static Answer answer(Asked asked, AtomicInteger refusals) {
		if (asked.uri().equals("/oauth2/token")) {
			return token();
		}
		if (refusals.getAndDecrement() > 0) {
			return new Answer(429, Map.of("Retry-After", "1"), "");
		}
		boolean first = !asked.uri().contains("after=");
		return new Answer(200, Map.of("Portevoix-Cursor", first ? "c1" : "c2"),
				List.of(first ? Told.withoutContact("e1") : Told.erased("e2")).toString());
	}

	private static Answer token() {
		return Answer.ok("{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":300}");
	}

}
