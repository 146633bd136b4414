package org.portevoix.standalone.journey;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A citizen signs, confirms, is counted, takes it back, and comes again. */
class JourneyIT {

	private final RunningSystem system = RunningSystem.shared();

	private final Citizens citizens = new Citizens(this.system);

	@Test
	void countsACitizenOnceAndLetsHerGoAndComeBack() {
		long before = this.citizens.count();
		String address = "journey@example.org";
		var form = this.citizens.answering(this.citizens.form("Aïcha", address, "fr"), true);

		assertThat(this.citizens.sign(form).statusCode()).isEqualTo(202);
		assertThat(this.citizens.sign(form).body()).contains("confirmation-sent");
		JsonNode mail = this.citizens.awaitMail(address, 1);
		assertThat(mail.path("subject").stringValue()).isNotBlank();
		String confirm = Citizens.token(mail, "confirm");
		String withdraw = Citizens.token(mail, "withdraw");

		assertThat(this.citizens.get("/fr/confirm?token=" + confirm).statusCode()).isEqualTo(200);
		assertThat(this.citizens.count()).as("looking confirms nothing").isEqualTo(before);
		for (int i = 0; i < 3; i++) {
			assertThat(this.citizens.confirm(confirm).statusCode()).isEqualTo(200);
		}
		this.citizens.awaitCount(before + 1);

		for (int i = 0; i < 2; i++) {
			assertThat(this.citizens.withdraw(withdraw).statusCode()).isEqualTo(200);
		}
		this.citizens.awaitCount(before);
		assertThat(this.citizens.confirm(confirm).statusCode()).as("recorded, and changes nothing").isEqualTo(200);

		assertThat(this.citizens.sign(form).statusCode()).isEqualTo(202);
		String again = Citizens.token(this.citizens.awaitMail(address, 2), "confirm");
		assertThat(this.citizens.confirm(again).statusCode()).isEqualTo(200);
		this.citizens.awaitCount(before + 1);
	}

	@Test
	void confirmsWhatThePersonSentAndNotWhatAStrangerTyped() {
		String address = "mine@example.org";
		this.citizens.sign(this.citizens.answering(this.citizens.form("Mallory", address, "en"), true));
		this.citizens.awaitMail(address, 1);
		this.citizens.sign(this.citizens.answering(this.citizens.form("Aïcha", address, "en"), false));
		List<JsonNode> mails = List.of(this.citizens.awaitMail(address, 2));
		String confirm = Citizens.token(mails.getFirst(), "confirm");
		long before = this.citizens.count();
		assertThat(this.citizens.get("/en/confirm?token=" + confirm).body()).contains("Aïcha")
			.doesNotContain("Mallory");
		this.citizens.confirm(confirm);
		this.citizens.awaitCount(before + 1);
		String withdraw = Citizens.token(mails.getFirst(), "withdraw");
		assertThat(this.citizens.get("/en/withdraw?token=" + withdraw).body()).contains("Aïcha")
			.doesNotContain("Mallory");
	}

	/** Whoever signs is told in one and the same words what that means. */
	@Test
	void saysOnThePageAndInTheMailWhatSigningMeansAsTheApiSaysIt() {
		JsonNode words = Citizens.json(this.citizens.get("/api/v1/campaigns/social-protection")).at("/support/text");
		assertThat(words.propertyNames()).containsExactlyInAnyOrder("fr", "nl", "en", "es");
		words.propertyNames().forEach((language) -> {
			String said = words.path(language).stringValue();
			assertThat(this.citizens.get("/" + language + "/campaigns/social-protection").body()).as(language)
				.contains(said);
			String address = "words-" + language + "@example.org";
			this.citizens.sign(this.citizens.answering(this.citizens.form("Aïcha", address, language), false));
			assertThat(this.citizens.awaitMail(address, 1).path("text").stringValue().replaceAll("\\s+", " "))
				.as(language)
				.contains(said);
		});
	}

	@Test
	void saysEverythingThatHindersAtOnce() {
		var form = this.citizens.form("", "aicha@", "fr").put("ageConfirmed", false).put("country", "XX");
		JsonNode problem = Citizens.json(this.citizens.sign(form));
		assertThat(problem.path("status").intValue()).isEqualTo(400);
		assertThat(problem.path("errors").toString()).contains("givenName", "email", "ageConfirmed", "country");
	}

	@Test
	void answersAStrangeLinkWithAWayOn() {
		assertThat(this.citizens.confirm("nonsense").statusCode()).isEqualTo(400);
		assertThat(this.citizens.get("/fr/confirm?token=nonsense").statusCode()).isEqualTo(400);
		assertThat(this.citizens.get("/fr/campaigns/nowhere").statusCode()).isEqualTo(404);
		assertThat(this.citizens.get("/actuator/health").statusCode()).isEqualTo(404);
		assertThat(this.citizens.get("/health").body()).contains("\"status\":\"UP\"");
	}

}
