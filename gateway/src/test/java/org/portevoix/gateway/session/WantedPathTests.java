package org.portevoix.gateway.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WantedPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/console", "/console/", "/console?lang=nl", "/console/campaigns/a-b_c.d?x=%20&y=//z",
			"/console/campaigns/caf%C3%A9", "/console?next=https://evil.example" })
	void goesToPagesOfTheConsole(String wanted) {
		assertThat(WantedPath.orHome(wanted)).isEqualTo(wanted);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "/", "//console", "//evil.example", "/\\evil.example", "\\\\evil.example",
			"https://evil.example/console", "HTTPS:/console", "https:console", "javascript:alert(1)//console",
			"data:text/html,console", "/consolex", "/console.evil.example", "/console@evil.example", "/console:80",
			"/console\\", "/console\\..\\x", "/console//evil.example", "/console/..//evil.example", "/console/../fr/",
			"/console/%2e%2e/fr/", "/console/%2fevil", "/console/..;/x", "/console;x", "/console/\t", "/console\n",
			"/console\r\nSet-Cookie:a=b", "/console?\r\nLocation:x", "/console?a=\u0000", "/console#x", " /console",
			"\u00a0/console", "/console/é", "/console?é", "/Console", "/console?<script>", "/console?a=%zz",
			"/console?a=|", "console", "./console", "?/console", "/signin/again?to=/console" })
	void goesNowhereElse(String wanted) {
		assertThat(WantedPath.orHome(wanted)).isEqualTo("/console");
	}

	@Test
	void fitsIntoACookie() {
		assertThat(WantedPath.orHome("/console?" + "a".repeat(5000))).isEqualTo("/console");
	}

}
