package org.portevoix.member.operation;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.portevoix.backing.BackingServices;
import org.portevoix.events.AuditEvent;
import org.portevoix.events.Event;
import org.portevoix.member.Http;
import org.portevoix.member.Log;
import org.portevoix.member.RunningMemberService;
import org.portevoix.member.Staff;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OperationIT {

	private static final String SECRET = "what-it-held-" + UUID.randomUUID();

	private final ConfigurableApplicationContext service = RunningMemberService.shared();

	private final Http http = new Http(RunningMemberService.url(this.service));

	private final Log log = new Log(BackingServices.kafkaBrokers());

	@Test
	void showsWhatNobodyCouldReadButNotWhatItHeld() {
		// As somebody would who takes the topic for another.
		this.log.append("ledger",
				new Event<>(UUID.randomUUID().toString(), URI.create("/stranger"), SECRET, Instant.now(), null,
						new AuditEvent.Recorded(SECRET, null, null, "x", SECRET, null, SECRET, Map.of(), Map.of())));
		await().atMost(Duration.ofSeconds(90))
			.untilAsserted(() -> assertThat(page(Staff.platform(this.service), "en").body())
				.contains("type unknown on this topic", "ledger.dlq 0:", "<code>member-service</code>",
						"<code>member-audit</code>")
				.doesNotContain(SECRET));
	}

	@Test
	void isAPageInFourLanguages() {
		Map.of("fr", "Exploitation", "nl", "Werking", "en", "Operation", "es", "Operación")
			.forEach((language, title) -> {
				HttpResponse<String> page = page(Staff.platform(this.service), language);
				assertThat(page.statusCode()).isEqualTo(200);
				assertThat(page.body()).contains("<h1>" + title).doesNotContain("??");
				assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
			});
	}

	@Test
	void isForAdministratorsOfThePlatformAlone() {
		for (String role : List.of("administrator", "campaigner", "editor", "viewer")) {
			assertThat(page(Staff.token(this.service, "org-operation", role), "en").statusCode()).isEqualTo(403);
		}
		assertThat(page(this.http.operator(), "en").statusCode()).isEqualTo(403);
		assertThat(this.http.get("/console/operation").statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> page(String token, String language) {
		return this.http.get("/console/operation?lang=" + language, "Authorization", "Bearer " + token);
	}

}
