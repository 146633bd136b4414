package org.portevoix.benchmarks.platform;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PeopleTests {

	private final People people = new People(
			new Campaign("demo", "id", Map.of("fr", new Campaign.Answers("[{}]", "[]")), Map.of("fr", "n-fr-1")));

	@Test
	void hasAnAddressForEach() {
		Set<String> addresses = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			JsonNode form = JsonMapper.shared().readTree(this.people.form());
			assertThat(form.path("givenName").asString("")).isNotBlank();
			assertThat(form.path("ageConfirmed").asBoolean(false)).isTrue();
			assertThat(form.path("email").asString(""))
				.matches("load\\.[a-z0-9]+\\.\\d+@(mail\\.)?example\\.(org|com|net)");
			addresses.add(form.path("email").asString(""));
		}
		assertThat(addresses).hasSize(1000);
	}

	@Test
	void saysHowLongTheBodyIsInBytes() {
		byte[] request = Http.post("localhost:1", "/path", "{\"name\":\"Amélie\"}");
		String text = new String(request, StandardCharsets.UTF_8);
		assertThat(text).startsWith("POST /path HTTP/1.1\r\nHost: localhost:1\r\n");
		assertThat(text).contains("Content-Length: 18\r\n").endsWith("\r\n\r\n{\"name\":\"Amélie\"}");
	}

}
