package org.portevoix.service.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalAddressTests {

	/** Frozen: a line is never changed and never taken away. */
	@ParameterizedTest
	@CsvSource({ "aicha@example.org, aicha@example.org", "Aicha@Example.ORG, aicha@example.org",
			"'  aicha@example.org ', aicha@example.org", "a.i.cha+petition@gmail.com, aicha@gmail.com",
			"A.Icha@googlemail.com, aicha@gmail.com", "a.icha@example.org, a.icha@example.org",
			"aicha+tag@example.org, aicha+tag@example.org", "aicha+tag@outlook.com, aicha@outlook.com",
			"a.icha@outlook.com, a.icha@outlook.com", "aicha+x@proton.me, aicha@protonmail.com",
			"aicha@pm.me, aicha@protonmail.com", "aicha+x@icloud.com, aicha@icloud.com",
			"+aicha@gmail.com, +aicha@gmail.com", "info@bücher.example, info@xn--bcher-kva.example",
			"info@XN--BCHER-KVA.example, info@xn--bcher-kva.example", "info@straße.example, info@straße.example",
			"info@strasse.example, info@strasse.example", "用户@例子.中国, 用户@xn--fsqu00a.xn--fiqs8s",
			"e\u0301lise@example.org, \u00e9lise@example.org", "ÉLISE@example.org, élise@example.org" })
	void hasOneSpellingForAllThatReachTheSamePerson(String typed, String canonical) {
		assertThat(CanonicalAddress.of(typed)).isEqualTo(canonical);
		assertThat(CanonicalAddress.of(canonical)).isEqualTo(canonical);
	}

}
