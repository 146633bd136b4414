package org.portevoix.gateway.refusal;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portevoix.ui.FormsOfAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalTextsTests {

	private final RefusalTexts texts = new RefusalTexts();

	@ParameterizedTest
	@EnumSource
	void saysEveryRefusalInEveryLanguage(Refusal refusal) {
		for (String language : AskerForm.LANGUAGES) {
			assertThat(text(refusal, new AskerForm(true, language))).startsWith("<!doctype html>")
				.contains("<html lang=\"" + language + "\">", "href=\"/" + language + "/\"")
				// Nothing unfilled, and nothing that our own content policy forbids.
				.doesNotContainPattern("\\{[a-z]+\\}")
				.doesNotContain("<style", "style=", "<script", "http:", "https:");
		}
	}

	@ParameterizedTest
	@EnumSource
	void writesEveryRefusalAsAProblem(Refusal refusal) {
		JsonNode problem = JsonMapper.shared().readTree(text(refusal, new AskerForm(false, "fr")));
		assertThat(problem.path("type").asString()).startsWith("https://portevoix.org/problems/");
		assertThat(problem.path("status").asInt()).isEqualTo(refusal.status().value());
		assertThat(problem.path("title").asString()).isEqualTo(refusal.status().getReasonPhrase());
		assertThat(problem.path("detail").asString()).isNotBlank();
	}

	@Test
	void speaksToNobodyAsToAStranger() {
		assertThat(FormsOfAddress.formal("refusal")).isEmpty();
	}

	private String text(Refusal refusal, AskerForm form) {
		return new String(this.texts.text(refusal, form), StandardCharsets.UTF_8);
	}

}
