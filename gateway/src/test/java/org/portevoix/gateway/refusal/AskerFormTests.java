package org.portevoix.gateway.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class AskerFormTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true
			text/html | true
			application/json, text/html | true
			application/json, text/html;q=0.5 | false
			application/problem+json, text/html;q=0.5 | false
			text/html;q=0 | false
			*/* | false
			application/json | false
			text/event-stream | false
			nonsense | false
			""")
	void givesPagesToWhoAsksForThem(String accept, boolean page) {
		assertThat(AskerForm.of(MockServerHttpRequest.get("/x").header("Accept", accept).build()).page())
			.isEqualTo(page);
	}

	@Test
	void givesProblemsToWhoSaysNothing() {
		assertThat(AskerForm.of(MockServerHttpRequest.get("/x").build())).isEqualTo(new AskerForm(false, "en"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/fr/campaigns/x | nl | fr
			/es | nl | es
			/france | nl-BE,nl;q=0.9,en;q=0.8 | nl
			/x | de, es;q=0.7 | es
			/x | de | en
			/x | fr-BE;q=nonsense | en
			/de/x | fr | fr
			""")
	void speaksTheLanguageOfThePathOrOfTheAsker(String path, String accepted, String language) {
		assertThat(AskerForm.of(MockServerHttpRequest.get(path).header("Accept-Language", accepted).build()).language())
			.isEqualTo(language);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			/console?lang=es | nl | en | es
			/console?lang=de | nl | en | nl
			/console/team | nl | en | nl
			/signin | de | en | en
			/signout | - | - | fr
			/consolex | nl | - | en
			/fr/campaigns/x?lang=es | nl | en | fr
			""")
	void speaksTheLanguageThatStaffChose(String uri, String cookie, String accepted, String language) {
		MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get(uri);
		if (cookie != null) {
			request.cookie(new HttpCookie("portevoix_lang", cookie));
		}
		if (accepted != null) {
			request.header("Accept-Language", accepted);
		}
		assertThat(AskerForm.of(request.build()).language()).isEqualTo(language);
	}

}
